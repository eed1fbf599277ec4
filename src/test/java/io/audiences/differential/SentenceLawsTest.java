package io.audiences.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.BrandScope;
import io.audiences.condition.Condition;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.sentence.Sentences;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the sentence of every condition, tried on random ones. */
class SentenceLawsTest {
    private static final Pattern QUOTED = Pattern.compile("[“«][^”»]*[”»]");

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void areOneLineWithoutGaps(String language, TestReporter reporter) {
        worlds(reporter).flatMap(world -> world.conditions().stream()).forEach(criteria -> {
            String sentence = sentence(criteria.condition(), language);
            assertThat(sentence).endsWith(".").doesNotContainPattern("\\p{Cc}|\\p{Cf}|\\u2028");
            assertThat(QUOTED.matcher(sentence).replaceAll("x"))
                    .matches("(?s)\\(*\\p{Lu}.*")
                    .doesNotContain("  ", " ,", " .", "{0}", "{1}", "{2}", "{3}", " de el ", "()");
        });
    }

    /** A sentence that two conditions share means the same in both: they match the same customers. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void tellApartWhatMeansDifferentThings(String language, TestReporter reporter) {
        worlds(reporter)
                .forEach(world -> assertThat(ambiguous(world, language))
                        .as(() -> "seed " + world.seed())
                        .isEmpty());
    }

    @Test
    void notTheSameForACountAndItsOpposite() {
        World world = World.of(4711);
        assertThat(world.conditions())
                .allSatisfy(criteria -> assertThat(sentence(new Condition.Not(criteria.condition()), "en"))
                        .isNotEqualTo(sentence(criteria.condition(), "en")));
    }

    private static Stream<World> worlds(TestReporter reporter) {
        long seed = Seeds.next();
        reporter.publishEntry("differential.seed", String.valueOf(seed));
        return World.from(seed).limit(Seeds.worlds());
    }

    private static String sentence(Condition condition, String language) {
        return Sentences.of(condition, Locale.forLanguageTag(language), id -> Optional.empty());
    }

    private static List<String> ambiguous(World world, String language) {
        List<ScopedCondition> parts = world.conditions().stream()
                .flatMap(criteria -> withParts(criteria.condition()))
                .flatMap(part -> Stream.of(part, new Condition.Not(part)))
                .map(part -> new ScopedCondition(
                        part, BrandScope.ALL, world.conditions().get(0).zone()))
                .toList();
        List<BitSet> members = new InterpreterEngine().matches(world.withConditions(parts));
        Map<String, Integer> first = new HashMap<>();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String sentence = sentence(parts.get(i).condition(), language);
            Integer other = first.putIfAbsent(sentence, i);
            if (other != null && !members.get(i).equals(members.get(other))) {
                found.add(sentence + "\n" + parts.get(i).condition() + "\n"
                        + parts.get(other).condition());
            }
        }
        return found;
    }

    private static Stream<Condition> withParts(Condition condition) {
        return Stream.concat(
                Stream.of(condition), Differences.parts(condition).stream().flatMap(SentenceLawsTest::withParts));
    }
}
