package io.audiences;

import io.audiences.api.ApiKey;
import io.audiences.api.ApiKeys;
import io.audiences.api.Scope;
import io.audiences.condition.Word;
import io.audiences.database.EmbeddedMariaDbException;
import io.audiences.server.InvalidSettings;
import io.audiences.server.Storage;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, lists and revokes API keys in the database itself, for whoever has none to use. */
@Command(
        name = "keys",
        description = "Make, list and revoke API keys, directly in the database.",
        synopsisSubcommandLabel = "(create | list | revoke)",
        footer = {
            "",
            "With the embedded MariaDB the server must not run; a running one makes keys by POST /v1/api-keys.",
            "",
            "Examples:",
            "  audience-server keys create --name shop-frontend --scope check",
            "  audience-server keys list",
            "  audience-server keys revoke 6e1f7c1e-…"
        })
final class KeysCommand implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String WHO = "command line";

    private final InstantSource clock;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    KeysCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with keys");
    }

    @Command(name = "create", description = "Make a key and print its secret, which cannot be shown again.")
    int create(
            @Mixin DatabaseOptions options,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "What the key is for.")
                    String name,
            @Option(
                            names = "--scope",
                            required = true,
                            split = ",",
                            paramLabel = "SCOPE",
                            description = "admin, author, ingest or check; several by comma.")
                    List<String> scopes) {
        Set<Scope> allowed = scopes.stream()
                .map(word -> Word.find(Scope.class, word)
                        .orElseThrow(() -> new InvalidSettings(List.of("--scope: expected one of "
                                + String.join(", ", Word.words(Scope.class)) + ", got \"" + word + "\""))))
                .collect(Collectors.toSet());
        return with(options, keys -> {
            ApiKeys.Made made = keys.create(name, allowed, Optional.empty(), WHO);
            print("Key " + made.key().id() + ", shown only this once: " + made.secret());
        });
    }

    @Command(name = "list", description = "List all keys, without their secrets.")
    int list(@Mixin DatabaseOptions options) {
        return with(options, keys -> {
            TextTable table = new TextTable("id", "name", "scopes", "begins with", "made", "revoked");
            for (ApiKey key : keys.list()) {
                String words = key.scopes().stream().map(Word::word).sorted().collect(Collectors.joining(","));
                String revoked = key.revokedAt().map(Object::toString).orElse("");
                table.row(
                        key.id(),
                        key.name(),
                        words,
                        key.start(),
                        key.createdAt().toString(),
                        revoked);
            }
            table.print(spec.commandLine().getOut());
        });
    }

    @Command(name = "revoke", description = "Make a key worthless.")
    int revoke(@Mixin DatabaseOptions options, @Parameters(paramLabel = "ID", description = "See list.") String id) {
        return with(options, keys -> {
            keys.revoke(id);
            print("Revoked " + id);
        });
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private int with(DatabaseOptions options, Consumer<ApiKeys> work) {
        try (Storage storage = Storage.open(options.place())) {
            if (!storage.database().awaitReady(PATIENCE)) {
                throw new CommandFailed(storage.database().problem().orElse("The database does not answer"));
            }
            work.accept(new ApiKeys(storage.database(), clock));
            return ExitCode.DONE;
        } catch (EmbeddedMariaDbException e) {
            throw new CommandFailed(
                    e.getMessage()
                            + ". If that is a running audience server, ask it instead, with an admin key:"
                            + " GET or POST /v1/api-keys, DELETE /v1/api-keys/{id}",
                    e);
        }
    }
}
