package io.audiences.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem;
import io.audiences.condition.Problem.Code;
import io.audiences.customer.Receipt;
import io.audiences.customer.Receipt.Outcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** The facts of one call. */
record Batch(List<JsonNode> items) {
    Batch {
        items = List.copyOf(items);
    }

    /** The items of a list that may have at most so many. */
    static Batch of(JsonNode list, int most) {
        if (!list.isArray()) {
            throw ApiProblem.invalidInput("", Code.WRONG_TYPE, "expected a list");
        }
        if (list.size() > most) {
            throw ApiProblem.invalidInput(
                    "", Code.TOO_MANY_VALUES, "expected at most %,d items, got %,d".formatted(most, list.size()));
        }
        List<JsonNode> items = new ArrayList<>(list.size());
        list.forEach(items::add);
        return new Batch(items);
    }

    /** Stores the items that pass the check and answers for each, in order. */
    List<Receipt> store(Function<JsonNode, List<Problem>> check, Function<List<JsonNode>, List<Receipt>> store) {
        List<List<Problem>> problems = items.stream().map(check).toList();
        List<JsonNode> allowed = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            if (problems.get(i).isEmpty()) {
                allowed.add(items.get(i));
            }
        }
        Iterator<Receipt> stored = store.apply(allowed).iterator();
        List<Receipt> receipts = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            receipts.add(
                    problems.get(i).isEmpty()
                            ? stored.next()
                            : new Receipt(items.get(i).path("id").asText(""), Outcome.REJECTED, problems.get(i)));
        }
        return receipts;
    }
}
