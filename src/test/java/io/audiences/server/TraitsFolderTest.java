package io.audiences.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.audiences.rules.InvalidTraits;
import io.audiences.rules.TraitFile;
import io.audiences.rules.Traits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraitsFolderTest {
    @TempDir
    private Path parent = Path.of("");

    private Path folder = Path.of("");
    private Path data = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        data = parent.resolve("data");
        folder = Files.createDirectories(parent.resolve("traits"));
        for (TraitFile file : Traits.builtInFiles()) {
            Files.writeString(folder.resolve(file.name()), file.drl());
        }
        Files.writeString(folder.resolve("notes.txt"), "no rules");
    }

    private Traits traits() {
        return TraitsFolder.traits(Optional.of(folder), new LastGoodTraits(data));
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        assertThatThrownBy(this::traits)
                .isInstanceOfSatisfying(InvalidTraits.class, e -> problems.addAll(e.problems()));
        assertThat(problems.get(0)).contains(folder.toString());
        return problems.subList(1, problems.size());
    }

    private void edit(String file, String from, String to) throws IOException {
        String drl = Files.readString(folder.resolve(file));
        assertThat(drl).contains(from);
        Files.writeString(folder.resolve(file), drl.replace(from, to));
    }

    @Test
    void bringsWhatACopyOfTheBuiltInFilesBrings() {
        assertThat(traits().types()).isEqualTo(Traits.builtIn().types());
        assertThat(traits().files()).isEqualTo(Traits.builtInFiles());
    }

    @Test
    void namesFileAndLineAndTheLastGoodFiles() throws IOException {
        edit("lifecycle.drl", "<= 30", "<= thirty");
        edit("rfm-scores.drl", "sum(PURCHASE.value)", "sum(PURCHASE.valu)");
        assertThat(problems())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("lifecycle.drl:22: "),
                        second -> assertThat(second)
                                .startsWith("rfm-scores.drl:28: ")
                                .contains("did you mean \"value\"?"),
                        last -> assertThat(last).contains("No trait files have been accepted before"));
        edit("lifecycle.drl", "<= thirty", "<= 30");
        edit("rfm-scores.drl", "PURCHASE.valu)", "PURCHASE.value)");
        Instant accepted = Instant.parse("2026-06-01T12:00:00Z");
        LastGoodTraits lastGood = new LastGoodTraits(data);
        lastGood.keep(traits().files(), accepted);
        lastGood.keep(traits().files(), accepted.plusSeconds(60));
        edit("lifecycle.drl", "<= 30", "<= thirty");
        Path kept = data.resolve("last-good-traits");
        assertThat(problems())
                .last()
                .isEqualTo("The last good files are those of 2026-06-01T12:00:00Z, kept in " + kept + ".");
        assertThat(TraitsFolder.traits(Optional.of(kept), lastGood).files()).isEqualTo(Traits.builtInFiles());
    }

    @Test
    void keepsTheNewestAcceptedFilesOnly() throws IOException {
        LastGoodTraits lastGood = new LastGoodTraits(data);
        lastGood.keep(traits().files(), Instant.EPOCH);
        Files.delete(folder.resolve("calendar-metrics.drl"));
        edit("lifecycle.drl", "<= 30", "<= 40");
        lastGood.keep(traits().files(), Instant.EPOCH.plusSeconds(1));
        assertThat(TraitsFolder.read(data.resolve("last-good-traits"))).isEqualTo(traits().files());
        assertThat(lastGood.describe()).contains("1970-01-01T00:00:01Z");
    }

    @Test
    void takesRegularFilesOfBoundedSizeOnly() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.drl"), folder.resolve("lifecycle.drl"));
        Files.createDirectories(folder.resolve("folder.drl"));
        Files.write(folder.resolve("large.drl"), new byte[256 * 1024 + 1]);
        Files.write(folder.resolve("latin.drl"), "ñ".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems())
                .startsWith(
                        "folder.drl:1: expected a regular file, no link and no folder",
                        "large.drl:1: expected at most 262,144 bytes",
                        "latin.drl:1: expected text in UTF-8",
                        "link.drl:1: expected a regular file, no link and no folder");
    }

    @Test
    void refusesAFolderWithoutFiles() throws IOException {
        folder = Files.createDirectories(parent.resolve("empty"));
        assertThat(problems()).startsWith("expected files named *.drl, got none");
        folder = parent.resolve("missing");
        assertThat(problems().get(0)).startsWith("the folder cannot be listed: ");
    }
}
