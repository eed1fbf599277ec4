package io.audiences.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.audience.Audiences;
import io.audiences.condition.ConditionReader;
import io.audiences.condition.ConditionWriter;
import io.audiences.condition.Members;
import io.audiences.condition.Problem;
import io.audiences.condition.Problems;
import io.audiences.condition.Reading;
import io.audiences.condition.text.ConditionText;
import io.audiences.customer.Catalogue;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Turns conditions from one form into another. */
final class ConditionRoutes {
    private final Audiences audiences;
    private final Catalogue catalogue;

    ConditionRoutes(Audiences audiences, Catalogue catalogue) {
        this.audiences = audiences;
        this.catalogue = catalogue;
    }

    private record Parsed(ObjectNode condition) {}

    private record Printed(String text, String sentence) {}

    /** Takes {@code {"text"}}; mistakes are told with line and column. */
    void parse(Context context) {
        Problems problems = new Problems();
        Optional<String> text = member(context, "text", problems).flatMap(members -> members.text("text", "a text"));
        text.ifPresent(found -> {
            Reading reading = read(found);
            if (reading.isSound()) {
                context.json(new Parsed(ConditionWriter.write(reading.condition())));
            }
            addAll(reading.problems(), "/text", problems);
        });
        refuse(problems);
    }

    private Reading read(String text) {
        Reading reading = ConditionText.parse(text, audiences.vocabulary());
        if (reading.isSound()) {
            return reading;
        }
        // another server may have learned a name that this one does not know yet
        catalogue.refreshed();
        return ConditionText.parse(text, audiences.vocabulary());
    }

    /** Takes {@code {"condition"}}, which may name what the catalogue does not know. */
    void print(Context context) {
        Problems problems = new Problems();
        Optional<Reading> reading =
                member(context, "condition", problems).map(members -> ConditionReader.read(members.value("condition")));
        reading.ifPresent(found -> addAll(found.problems(), "/condition", problems));
        refuse(problems);
        reading.ifPresent(found -> context.json(new Printed(
                ConditionText.write(found.condition()),
                SentenceRoutes.sentence(context, found.condition(), audiences))));
    }

    private static Optional<Members> member(Context context, String key, Problems problems) {
        Optional<Members> members = Members.of(Bodies.json(context), "", "an object with \"" + key + "\"", problems);
        members.ifPresent(found -> found.refuseOthers(List.of(key)));
        return members;
    }

    private static void addAll(List<Problem> found, String pointer, Problems problems) {
        found.forEach(problem -> problems.add(problem.under(pointer)));
    }

    private static void refuse(Problems problems) {
        if (!problems.list().isEmpty()) {
            throw ApiProblem.invalidInput(problems.list());
        }
    }
}
