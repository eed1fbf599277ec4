package io.audiences;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line of the audience server. */
@Command(
        name = "audience-server",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = AudienceServer.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done",
            " 1:failed; the message says why",
            " 2:wrong usage, settings or trait files",
            " 3:check: the customer is not a member",
            "143:serve and demo: stopped by SIGTERM (130: by Ctrl-C)"
        })
public final class AudienceServer {
    private static final String[] TOP_DESCRIPTION = {
        "", "Says which customers belong to which audiences, by conditions that are compiled to rules.", ""
    };
    private static final String[] TOP_FOOTER = {
        "",
        "Examples:",
        "  audience-server demo      a shop with 20,000 customers and ready audiences, to try everything",
        "  audience-server serve     a server of your own",
        "  audience-server help COMMAND",
        "",
        "audience-server stands for: java -jar target/audience-server.jar"
    };

    private AudienceServer() {}

    public static void main(String[] arguments) {
        System.exit(commandLine(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)))
                .execute(arguments));
    }

    static CommandLine commandLine(InstantSource clock) {
        CommandLine top = new CommandLine(new AudienceServer());
        top.addSubcommand(new DemoCommand(clock));
        top.addSubcommand(new ServeCommand(clock));
        top.addSubcommand(new ImportCommand());
        top.addSubcommand(new RecalculateCommand());
        top.addSubcommand(new CheckCommand());
        top.addSubcommand(new ConditionCommand());
        top.addSubcommand(new KeysCommand(clock));
        top.addSubcommand(new CommandLine.HelpCommand());
        top.getCommandSpec().usageMessage().description(TOP_DESCRIPTION).footer(TOP_FOOTER);
        // a file named with @ holds a condition, not arguments
        top.setExpandAtFiles(false);
        top.setExecutionExceptionHandler(new Failures());
        return top;
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = AudienceServer.class.getPackage().getImplementationVersion();
            return new String[] {"audience-server " + (version == null ? "(not packaged)" : version)};
        }
    }
}
