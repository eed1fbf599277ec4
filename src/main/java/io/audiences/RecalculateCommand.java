package io.audiences;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.client.Polling;
import io.audiences.client.ServerClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recalculates audiences on a running server. */
@Command(
        name = "recalculate",
        description = "Recalculate audiences on a running server, in one pass, and print the result.",
        footer = {
            "",
            "Examples:",
            "  audience-server recalculate            all published audiences",
            "  audience-server recalculate vip lapsed"
        })
final class RecalculateCommand implements Callable<Integer> {
    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Parameters(paramLabel = "AUDIENCE", arity = "0..*", description = "Ids of published audiences; none for all.")
    private List<String> audiences = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ServerClient client = remote.client();
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        if (audiences.isEmpty()) {
            request.put("audiences", "all");
        } else {
            audiences.forEach(request.putArray("audiences")::add);
        }
        String id = client.post("/v1/recalculations", request).path("id").asText();
        JsonNode run;
        try (ProgressLine progress = ProgressLine.start(spec.commandLine().getErr(), "Evaluating customers")) {
            run = Polling.untilOver(
                    client,
                    "/v1/recalculations/" + id,
                    now -> progress.at(
                            now.path("done").asLong(), now.path("total").asLong()));
        }
        RunTable.print(spec.commandLine().getOut(), run);
        return Polling.isSuccess(run) ? ExitCode.DONE : ExitCode.FAILED;
    }
}
