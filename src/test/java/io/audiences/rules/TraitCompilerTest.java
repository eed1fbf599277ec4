package io.audiences.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a trait file may not do, told with file and line. */
class TraitCompilerTest {
    private static final String SOUND = """
            package traits;

            import io.audiences.rules.Subject;

            rule "often"
                @trait( "trait.buys" )
                @type( "text" )
                salience 1
            when
                $c : Subject( whole( "count(PURCHASE in last 90 days)" ) >= 3 )
            then
                $c.set( "often" );
            end

            rule "seldom"
                @trait( "trait.buys" )
                @type( "text" )
            when
                $c : Subject()
            then
                $c.set( "seldom" );
            end
            """;

    private static List<String> problems(TraitFile... files) {
        List<String> problems = new ArrayList<>();
        assertThatThrownBy(() -> Traits.of(List.of(files)))
                .isInstanceOfSatisfying(InvalidTraits.class, e -> problems.addAll(e.problems()));
        return problems;
    }

    @Test
    void takesASoundFile() {
        assertThat(Traits.of(List.of(new TraitFile("a.drl", SOUND))).types()).containsOnlyKeys("trait.buys");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    >= 3 )                       | >= 3                         | 11: | mismatched input
                    PURCHASE in                  | PURCHSE in                   | 10: | did you mean "PURCHASE"?
                    PURCHASE in last 90 days     | PURCHASE.colour in last 1 days | 10: | expected
                    count(PURCHASE in last 90 days) | count(PURCHASE) >= 3 and count(VISIT) | 10: | expected one figure
                    count(PURCHASE in last 90 days) | count(PURCHASE) not       | 10: | expected one figure
                    count(PURCHASE in last 90 days) | sum(PURCHASE.value)       | 10: | expected a whole number in whole( … ), got "sum(PURCHASE.value)", which is money
                    count(PURCHASE in last 90 days) | last(PURCHASE.channel)    | 10: | which is text
                    count(PURCHASE in last 90 days) | contry                    | 10: | did you mean "country"?
                    count(PURCHASE in last 90 days) | trait.buys                | 10: | expected a trait of an earlier file
                    whole( "count(PURCHASE in last 90 days)" ) | whole( "count(" + "PURCHASE)" ) | 10: | expected one text without escapes
                    whole( "count(PURCHASE in last 90 days)" ) | whole( name )  | 10: | expected one text without escapes
                    whole( "count(PURCHASE in last 90 days)" ) | quintile( "last(PURCHASE.channel)" ) | 10: | expected a number or money in quintile( … )
                    whole( "count(PURCHASE in last 90 days)" ) | quintile( "tier" ) | 10: | expected a figure over events
                    whole( "count                | hole( "count                 | 10: | hole
                    $c.set( "often" )            | $d.set( "often" )            | 12: | $d cannot be resolved
                    @trait( "trait.buys" )       | @trait( "tier" )             | 5:  | to begin with one of lifecycle., metrics., rfm., trait.
                    @trait( "trait.buys" )       | @other( "trait.buys" )       | 5:  | expected @trait( "…" ) at the rule "often"
                    @type( "text" )              | @type( "words" )             | 5:  | expected one of text, number
                    @type( "text" )              | @type( "number" )            | 15: | expected @type( "number" ) as in the rules above for trait.buys, got "text"
                    rule "often"                 | rule "seldom"                | 15: | Duplicate rule name
                    salience 1                   | no-loop                      | 5:  | expected no attribute but salience and dialect
                    salience 1                   | salience( 1 + 1 )            | 5:  | expected a whole number as salience
                    $c : Subject( whole          | Subject() $c : Subject( whole | 5: | expected one pattern over Subject
                    $c : Subject( whole          | $c : Object() Subject( whole | 5: | expected one pattern over Subject
                    package traits;              | hello world                  | 1:  | mismatched input
                    """)
    void tellsTheLineOfAMistake(String from, String to, String line, String problem) {
        assertThat(SOUND).contains(from);
        String broken =
                SOUND.substring(0, SOUND.indexOf(from)) + to + SOUND.substring(SOUND.indexOf(from) + from.length());
        assertThat(problems(new TraitFile("a.drl", broken)))
                .first(InstanceOfAssertFactories.STRING)
                .startsWith("a.drl:" + line.strip())
                .contains(problem);
    }

    @Test
    void tellsAllProblemsOfAllFiles() {
        TraitFile first = new TraitFile(
                "a.drl", SOUND.replace("PURCHASE", "PURCHSE").replace("$c.set( \"seldom\" )", "$d.set( 1 )"));
        TraitFile second = new TraitFile("b.drl", SOUND);
        TraitFile third = new TraitFile("c.drl", "rule");
        assertThat(problems(third, second, first))
                .extracting(problem -> problem.replaceAll("^(\\S+ ).*", "$1").strip())
                .containsExactly("a.drl:10:", "a.drl:21:", "b.drl:5:", "b.drl:15:", "c.drl:1:");
    }

    @Test
    void seesTraitsOfEarlierFilesOnly() {
        String reader = """
                package traits;
                import io.audiences.rules.Subject;
                rule "reader" @trait( "trait.read" ) @type( "text" )
                when $c : Subject( text( "trait.buys" ) == "often" ) then $c.set( "yes" ); end
                """;
        assertThat(Traits.of(List.of(new TraitFile("b.drl", reader), new TraitFile("a.drl", SOUND)))
                        .types())
                .containsOnlyKeys("trait.buys", "trait.read");
        assertThat(problems(new TraitFile("a.drl", reader), new TraitFile("b.drl", SOUND)))
                .containsExactly("a.drl:4: expected a built-in attribute, a trait of an earlier file or a figure,"
                        + " got \"trait.buys\"");
    }
}
