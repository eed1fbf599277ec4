package io.audiences;

import io.audiences.server.Server;
import io.audiences.server.Serving;
import io.audiences.server.Settings;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs a server until it is told to stop. */
@Command(
        name = "serve",
        description = "Run the server until SIGTERM or Ctrl-C.",
        footer = {
            "",
            "Examples:",
            "  audience-server serve",
            "      keeps everything in ./data, with a MariaDB of its own",
            "  audience-server serve --port 80 --host 0.0.0.0 --data /var/lib/audience-server",
            "  AUDIENCES_DATABASE_PASSWORD=… audience-server serve \\",
            "      --database-url jdbc:mariadb://db:3306/audiences --database-user audiences",
            "",
            "The first admin key is printed once, at the first start with an empty database,",
            "unless AUDIENCES_ADMIN_KEY is set. A database that does not answer is waited for."
        })
final class ServeCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private ServingOptions options = new ServingOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ServeCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Settings settings = options.settings();
        Server server = Server.open(settings, clock);
        Serving serving = Serving.untilShutdown(server);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Audience server at " + server.address());
        out.flush();
        try {
            server.begun().join().ifPresent(key -> {
                out.println("First admin key, shown only this once: " + key);
                out.flush();
            });
        } catch (CompletionException e) {
            server.close();
            throw new CommandFailed("The server cannot begin, see its log: " + e.getCause(), e);
        }
        serving.await();
        return ExitCode.DONE;
    }
}
