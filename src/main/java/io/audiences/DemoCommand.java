package io.audiences;

import io.audiences.demo.DemoFolder;
import io.audiences.server.Ports;
import io.audiences.server.Server;
import io.audiences.server.Serving;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows everything at work on a generated shop. */
@Command(
        name = "demo",
        description = {
            "Generate a shop, calculate ready audiences over it, and serve it.",
            "",
            "The first start generates two brands with two years of customers and events and keeps them in the folder."
                    + " Later starts find them there and calculate again. For another shop, delete the folder or name"
                    + " another."
        },
        footer = {
            "",
            "Examples:",
            "  audience-server demo",
            "  audience-server demo --customers 2000 --seed 7 --data data/small-demo",
            "  audience-server demo --no-serve     ends after the table"
        })
final class DemoCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private DemoOptions options = new DemoOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DemoCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        DemoOptions.Chosen chosen = options.chosen(clock.instant());
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        err.println("Starting MariaDB in "
                + chosen.settings().data().toAbsolutePath().normalize());
        err.flush();
        Ports.check(chosen.settings().host(), chosen.settings().port());
        DemoFolder folder = DemoFolder.open(chosen.settings().data(), chosen.shop());
        Server server = Server.open(chosen.settings().withAdminKey(folder.key()), clock);
        Serving serving = Serving.untilShutdown(server);
        boolean isServing = false;
        try {
            server.begun().join();
            Demo demo = new Demo(server, folder, out, err);
            int exitCode = demo.show(chosen.settings().threads());
            isServing = chosen.isServing();
            if (isServing) {
                demo.invite();
                serving.await();
            }
            return exitCode;
        } finally {
            if (!isServing) {
                server.close();
            }
        }
    }
}
