package io.audiences.customer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.audiences.condition.Problem;
import java.util.List;

/**
 * One row of an import.
 *
 * @param size its length in characters, about
 * @param problems why it is no JSON at all; otherwise empty
 */
record ImportItem(long line, int size, JsonNode json, List<Problem> problems) {
    static ImportItem unreadable(long line, int size, Problem problem) {
        return new ImportItem(line, size, MissingNode.getInstance(), List.of(problem));
    }
}
