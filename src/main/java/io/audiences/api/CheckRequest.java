package io.audiences.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Members;
import io.audiences.condition.Problem.Code;
import io.audiences.condition.Problems;
import io.audiences.membership.Answer;
import io.audiences.membership.Answer.Mode;
import java.util.List;
import java.util.Optional;

/**
 * Which customers to check against which audiences, each once.
 *
 * @param audiences empty for all
 */
record CheckRequest(List<String> customers, Optional<List<String>> audiences, Answer.Mode mode, boolean isDetailed) {
    private static final List<String> KEYS = List.of("customers", "audiences", "mode", "detail");

    CheckRequest {
        customers = List.copyOf(customers);
        audiences = audiences.map(List::copyOf);
    }

    static CheckRequest of(JsonNode json) {
        Problems problems = new Problems();
        CheckRequest request = Members.of(json, "", "an object with customers and audiences", problems)
                .map(CheckRequest::read)
                .orElseGet(() -> new CheckRequest(List.of(), Optional.empty(), Mode.STORED, false));
        if (!problems.list().isEmpty()) {
            throw ApiProblem.invalidInput(problems.list());
        }
        return request;
    }

    private static CheckRequest read(Members members) {
        members.refuseOthers(KEYS);
        List<String> customers = texts(members, "customers", ApiLimits.CHECKED_CUSTOMERS);
        Optional<List<String>> audiences = members.value("audiences").asText().equals("all")
                ? Optional.empty()
                : Optional.of(texts(members, "audiences", ApiLimits.CHECKED_AUDIENCES));
        Mode mode = members.has("mode")
                ? members.word("mode", Mode.class, "\"stored\" or \"live\"").orElse(Mode.STORED)
                : Mode.STORED;
        if (members.has("detail") && !members.value("detail").isBoolean()) {
            members.add("detail", Code.WRONG_TYPE, "expected true or false");
        }
        if (mode == Mode.LIVE && customers.size() > ApiLimits.LIVE_CUSTOMERS) {
            members.add(
                    "customers",
                    Code.TOO_MANY_VALUES,
                    "expected at most " + ApiLimits.LIVE_CUSTOMERS + " customers when they are evaluated live");
        }
        return new CheckRequest(
                customers, audiences, mode, members.value("detail").asBoolean());
    }

    private static List<String> texts(Members members, String key, int most) {
        List<String> texts = TextList.read(members, key).stream().distinct().toList();
        if (texts.size() > most) {
            members.add(key, Code.TOO_MANY_VALUES, "expected at most %,d, got %,d".formatted(most, texts.size()));
        }
        return texts;
    }
}
