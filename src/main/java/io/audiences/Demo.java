package io.audiences;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.client.ServerClient;
import io.audiences.demo.DemoAudiences;
import io.audiences.demo.DemoFolder;
import io.audiences.demo.DemoLoading;
import io.audiences.demo.DemoShop;
import io.audiences.membership.Cause;
import io.audiences.recalculation.Phase;
import io.audiences.recalculation.Run;
import io.audiences.recalculation.RunState;
import io.audiences.server.Server;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The steps of the demo on a running server, from the shop's facts to an answer over HTTP. */
final class Demo {
    private static final String SHOWN = "high-value-customers";

    private final Server server;
    private final DemoFolder folder;
    private final PrintWriter out;
    private final PrintWriter err;
    private final ServerClient client;
    private String customer = "c00001";

    Demo(Server server, DemoFolder folder, PrintWriter out, PrintWriter err) {
        this.server = server;
        this.folder = folder;
        this.out = out;
        this.err = err;
        this.client = new ServerClient(server.address(), folder.key());
    }

    /** Does all that can be shown without anybody asking; returns the exit code. */
    int show(int threads) {
        load(threads);
        List<String> audiences = new DemoAudiences(server.services().audiences()).publish();
        Run run;
        try (ProgressLine progress = ProgressLine.start(err, "Evaluating customers")) {
            run = server.services().recalculations().run(audiences, Cause.MANUAL, (phase, done, total) -> {
                if (phase != Phase.COMPILING) {
                    progress.at(done, total);
                }
            });
        }
        out.println();
        RunTable.print(out, client.get("/v1/recalculations/" + run.id()));
        checkOne();
        return run.state() == RunState.SUCCEEDED ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void load(int threads) {
        DemoShop shop = folder.shop();
        if (folder.isComplete()) {
            err.println(String.format(
                    Locale.ROOT, "Found the shop of %,d customers (seed %d)", shop.customers(), shop.seed()));
            err.flush();
            return;
        }
        try (ProgressLine progress = ProgressLine.start(err, "Generating customers")) {
            DemoLoading.Loaded loaded =
                    new DemoLoading(server.services(), shop, done -> progress.at(done, shop.customers())).load(threads);
            folder.completed();
            err.println(String.format(
                    Locale.ROOT,
                    "Took in %,d events of %,d customers (seed %d), and took back %,d returned purchases",
                    loaded.events(),
                    shop.customers(),
                    shop.seed(),
                    loaded.returns()));
            err.flush();
        }
    }

    private void checkOne() {
        JsonNode members = client.get("/v1/audiences/" + SHOWN + "/members?limit=1");
        customer = members.path("items").path(0).path("customer").asText(customer);
        String path = "/v1/audiences/" + SHOWN + "/members/" + customer;
        out.println();
        out.println("Is " + customer + " in " + SHOWN + "?");
        out.println("  " + curl(path));
        out.println("  " + client.get(path));
        out.flush();
    }

    private String curl(String path) {
        return "curl -H 'x-api-key: " + folder.key() + "' '" + server.address() + path + "'";
    }

    /** Says how to go on, while the server serves. */
    void invite() {
        out.println();
        out.println("Serving at " + server.address() + " until Ctrl-C. API key of this demo: " + folder.key());
        out.println("Try, for example:");
        out.println("  " + curl("/v1/customers/" + customer + "/audiences"));
        out.println("  " + curl("/v1/audiences/" + SHOWN + "/members?limit=5"));
        out.println("  " + curl("/v1/audiences/" + SHOWN + "/drl"));
        out.flush();
    }
}
