package io.audiences.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.condition.AudienceMembers;
import io.audiences.condition.ConditionWriter;
import io.audiences.condition.Conditions;
import io.audiences.condition.Reading;
import io.audiences.condition.ScopedCondition;
import io.audiences.condition.lint.Linter;
import io.audiences.condition.lint.Situation;
import io.audiences.condition.sentence.Sentences;
import io.audiences.condition.text.ConditionText;
import io.audiences.customer.CustomerFacts;
import io.audiences.membership.Interpreter;
import io.audiences.rules.Legend;
import io.audiences.rules.Matcher;
import io.audiences.rules.Rule;
import io.audiences.rules.RuleCompiler;
import io.audiences.rules.Traits;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example means in JSON, text, sentences and rules what its cases say. The generated files are written anew with
 * {@code -Dexamples.write=true}; definitions and cases are decided by hand.
 */
class ExamplesTest {
    /** Examples that say more than they need to, to show what it means. */
    private static final Set<String> SUPERFLUOUS = Set.of("everyone-not-deleted");

    private static final Traits TRAITS = Traits.builtIn();
    private static final boolean WRITE = Boolean.getBoolean("examples.write");

    static List<Example> examples() {
        return Example.all();
    }

    @Test
    void theVocabularyHasTheTraitsThatRulesCompute() {
        assertThat(ExampleVocabulary.traits()).isEqualTo(TRAITS.types());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasASoundDefinitionInCanonicalForm(Example example) {
        assertThat(example.definition().path("id").asText()).isEqualTo(example.id());
        assertThat(example.definition().path("name").asText()).isNotBlank();
        assertThat(example.definition().path("description").asText()).endsWith(".");
        Reading reading = Conditions.parse(example.definition().path("condition"), ExampleVocabulary.INSTANCE);
        assertThat(reading.problems()).isEmpty();
        assertThat(ConditionWriter.write(reading.condition()))
                .hasToString(example.definition().path("condition").toString());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void hasCasesWithBothAnswersAndTheirReasons(Example example) {
        assertThat(example.cases()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(example.cases()).extracting(Example.Case::member).contains(true, false);
        assertThat(example.cases())
                .extracting(Example.Case::why)
                .doesNotHaveDuplicates()
                .allMatch(why -> !why.isBlank());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isNothingToWarnOf(Example example) {
        Situation situation =
                new Situation(ExampleVocabulary.INSTANCE, example.cases().get(0).asOf(), Optional.empty());
        assertThat(SUPERFLUOUS.contains(example.id()) ? List.of() : Linter.lint(example.condition(), situation))
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsAndPrintsAsTheTextInItsFolder(Example example) throws IOException {
        String text = ConditionText.write(example.condition());
        check(example, "condition.txt", text + "\n");
        Reading reading = ConditionText.parse(text, ExampleVocabulary.INSTANCE);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.condition()).isEqualTo(example.condition());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isSaidInBothLanguagesAsInItsFolder(Example example) throws IOException {
        for (Locale language : List.of(Locale.ENGLISH, Locale.forLanguageTag("es"))) {
            String sentence = Sentences.of(example.condition(), language, ExamplesTest::nameOf);
            check(example, "sentence." + language.getLanguage() + ".txt", sentence + "\n");
        }
    }

    /** The id as words: the example's audiences are named so. */
    private static Optional<String> nameOf(String audience) {
        String words = audience.replace('-', ' ');
        return Optional.of(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void compilesToTheRuleInItsFolder(Example example) throws IOException {
        Rule rule = RuleCompiler.create(TRAITS).compile(example.criteria(), ExampleVocabulary.INSTANCE);
        StringBuilder drl = new StringBuilder(rule.drl());
        for (Legend.Entry entry : rule.legend().entries()) {
            drl.append("// %s %d: %s\n".formatted(entry.name(), entry.number(), Example.compact(entry.meaning())));
        }
        check(example, "expected.drl", drl.toString());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isInterpretedAsItsCasesSay(Example example) {
        ScopedCondition criteria = example.criteria();
        List<String> wrong = new ArrayList<>();
        for (Example.Case each : example.cases()) {
            boolean member = new Interpreter(criteria, each.asOf(), members(each)).matches(facts(each));
            if (member != each.member()) {
                wrong.add(each.why());
            }
        }
        assertThat(wrong).as("other answers than expected").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void matchesAsItsCasesSay(Example example) {
        RuleCompiler compiler = RuleCompiler.create();
        Rule rule = compiler.compile(example.criteria(), ExampleVocabulary.INSTANCE);
        List<String> wrong = new ArrayList<>();
        for (Example.Case each : example.cases()) {
            List<Integer> matches = new ArrayList<>();
            try (Matcher.Session session =
                    compiler.matcher(List.of(rule), each.asOf()).session(members(each))) {
                session.match(List.of(facts(each)), (customer, matched) -> matches.add(matched));
            }
            if (matches.size() != (each.member() ? 1 : 0)) {
                wrong.add(each.why());
            }
        }
        assertThat(wrong).as("other answers than expected").isEmpty();
    }

    private static CustomerFacts facts(Example.Case each) {
        return ExampleFacts.of(1, each.customerId("c1"), each.customer(), each.traits(), each.events());
    }

    private static AudienceMembers members(Example.Case each) {
        return audience -> customer -> each.audiences().contains(audience);
    }

    private static void check(Example example, String name, String actual) throws IOException {
        if (WRITE) {
            Files.writeString(example.file(name), actual);
        }
        assertThat(actual).isEqualTo(Files.readString(example.file(name)));
    }
}
