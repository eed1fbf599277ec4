package io.audiences;

import io.audiences.api.ApiCannotListen;
import io.audiences.api.ApiProblem;
import io.audiences.api.InvalidAdminKey;
import io.audiences.client.CallFailed;
import io.audiences.database.DatabaseUnavailable;
import io.audiences.database.EmbeddedMariaDbException;
import io.audiences.demo.DemoFailed;
import io.audiences.rules.InvalidTraits;
import io.audiences.server.CannotListen;
import io.audiences.server.InvalidSettings;
import java.io.PrintWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells why a command failed: what its user can change in plain words, everything else in the log as well. */
final class Failures implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final List<Class<? extends Exception>> FOR_THE_USER = List.of(
            CommandFailed.class,
            CallFailed.class,
            DemoFailed.class,
            CannotListen.class,
            ApiCannotListen.class,
            ApiProblem.class,
            InvalidAdminKey.class,
            DatabaseUnavailable.class,
            EmbeddedMariaDbException.class);

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (thrown instanceof InvalidSettings settings) {
            settings.problems().forEach(err::println);
            err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
            return ExitCode.WRONG_USAGE;
        }
        if (thrown instanceof InvalidTraits traits) {
            traits.problems().forEach(err::println);
            err.flush();
            return ExitCode.WRONG_USAGE;
        }
        if (isForTheUser(thrown)) {
            err.println(thrown.getMessage());
        } else {
            LOG.error("{} failed", command.getCommandName(), thrown);
            err.println("Unexpected failure: " + thrown);
        }
        err.flush();
        return ExitCode.FAILED;
    }

    private static boolean isForTheUser(Exception thrown) {
        return FOR_THE_USER.stream().anyMatch(kind -> kind.isInstance(thrown));
    }
}
