package io.audiences.condition.text;

import io.audiences.condition.Operator;
import io.audiences.condition.Problem;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Word;
import java.util.regex.Pattern;

/** Tells problems of the JSON form in the words of the text form. */
final class Wording {
    private static final Pattern QUOTED = Pattern.compile("\"(not_)?([a-z_]+)\"");

    private Wording() {}

    static String of(Problem problem) {
        if (problem.code() == Code.OPERATOR_NOT_ALLOWED) {
            return operators(problem.detail());
        }
        boolean unknown = problem.code() == Code.UNKNOWN_ATTRIBUTE || problem.code() == Code.UNKNOWN_PROPERTY;
        return unknown && problem.pointer().endsWith("/valueOf")
                ? problem.detail() + "; a text stands in quotes, as in 'CO'"
                : problem.detail();
    }

    private static String operators(String detail) {
        return QUOTED.matcher(detail)
                .replaceAll(quoted -> Word.find(Operator.class, quoted.group(2))
                        .map(operator -> '"' + (quoted.group(1) == null ? "" : "not ") + Phrases.of(operator) + '"')
                        .orElse("$0"));
    }
}
