package io.audiences.api;

import io.javalin.http.Context;
import java.util.Optional;

/** Which part of a list a request wants. */
record Paging(int limit, Optional<String> cursor) {
    static Paging of(Context context) {
        return new Paging(
                Query.find(context, "limit").map(Paging::limit).orElse(ApiLimits.DEFAULT_PAGE),
                Query.find(context, "cursor"));
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= ApiLimits.LARGEST_PAGE) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static ApiProblem invalid() {
        return ApiProblem.invalidParameter("limit", "a number from 1 to " + ApiLimits.LARGEST_PAGE);
    }
}
