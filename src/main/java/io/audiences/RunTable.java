package io.audiences;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints what a run found, from its JSON as the API answers it. */
final class RunTable {
    private static final double PERCENT = 100;

    private RunTable() {}

    static void print(PrintWriter out, JsonNode run) {
        long customers = run.path("total").asLong();
        TextTable table = new TextTable("audience", "members", "share", "entered", "exited", "time");
        for (JsonNode audience : run.path("audiences")) {
            String id = audience.path("audience").asText();
            if (audience.hasNonNull("error")) {
                table.row(id, "failed", "", "", "");
            } else {
                long members = audience.path("size").asLong();
                table.row(
                        id,
                        number(members),
                        customers == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", members * PERCENT / customers),
                        number(audience.path("entered").asLong()),
                        number(audience.path("exited").asLong()));
            }
        }
        table.row(
                "all, in one pass over " + number(customers) + " customers",
                "",
                "",
                number(run.path("entered").asLong()),
                number(run.path("exited").asLong()),
                seconds(run));
        table.print(out);
        failures(out, run);
    }

    private static void failures(PrintWriter out, JsonNode run) {
        failure(out, "run", run.path("error"));
        for (JsonNode audience : run.path("audiences")) {
            failure(out, audience.path("audience").asText(), audience.path("error"));
        }
        out.flush();
    }

    private static void failure(PrintWriter out, String of, JsonNode failure) {
        if (failure.isObject()) {
            out.println(of + ": " + failure.path("detail").asText() + " "
                    + failure.path("whatToDo").asText());
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String seconds(JsonNode run) {
        return String.format(Locale.ROOT, "%.1f s", run.path("durationMillis").asDouble() / 1_000);
    }
}
