package io.audiences;

import static io.audiences.client.ServerClient.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a running server about one customer. */
@Command(
        name = "check",
        description = "Ask a running server which audiences a customer is in, or whether it is in one.",
        footer = {
            "",
            "Examples:",
            "  audience-server check c00007               every audience of the customer",
            "  audience-server check c00007 vip           exit code 0 for a member, 3 for none",
            "  audience-server check c00007 vip --live    evaluated now, not as last calculated"
        })
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Parameters(index = "0", paramLabel = "CUSTOMER", description = "Id of the customer.")
    private String customer = "";

    @Parameters(index = "1", paramLabel = "AUDIENCE", arity = "0..1", defaultValue = "", description = "Its id.")
    private String audience = "";

    @Option(names = "--live", description = "Evaluate now, by the same rules; needs an audience.")
    private boolean isLive;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (audience.isEmpty()) {
            if (isLive) {
                throw new ParameterException(spec.commandLine(), "--live needs an audience");
            }
            JsonNode answer = remote.client().get("/v1/customers/" + encoded(customer) + "/audiences");
            out.println(answer.toPrettyString());
            return ExitCode.DONE;
        }
        JsonNode answer = remote.client()
                .get("/v1/audiences/" + encoded(audience) + "/members/" + encoded(customer)
                        + (isLive ? "?mode=live" : ""));
        out.println(answer.toPrettyString());
        return answer.path("member").asBoolean() ? ExitCode.DONE : ExitCode.NOT_A_MEMBER;
    }
}
