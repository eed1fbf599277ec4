package io.audiences.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltInTraitsTest {

    @Test
    void compile() {
        assertThat(Traits.builtIn().types())
                .hasSize(3 + 1 + 3 + 9 * 3)
                .containsEntry("rfm.segment", ValueType.TEXT)
                .containsEntry("lifecycle.stage", ValueType.TEXT)
                .containsEntry("rfm.monetary", ValueType.NUMBER)
                .containsEntry("metrics.last_semester.spend_total", ValueType.MONEY)
                .containsEntry("metrics.lifetime.last_visit", ValueType.TIMESTAMP);
    }

    @Test
    void areAllInTheIndex() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("rules", "traits"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".drl"))
                    .sorted()
                    .toList();
            assertThat(Traits.builtInFiles()).extracting(TraitFile::name).isEqualTo(names);
        }
    }
}
