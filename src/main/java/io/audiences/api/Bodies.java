package io.audiences.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of requests. */
final class Bodies {
    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private Bodies() {}

    /** The JSON in the body; a request without any is a problem. */
    static JsonNode json(Context context) {
        return find(context)
                .orElseThrow(() -> new ApiProblem(ProblemType.INVALID_JSON, "The body is empty; expected JSON"));
    }

    /** The JSON in the body, or nothing if the body is empty. */
    static Optional<JsonNode> find(Context context) {
        byte[] body = context.bodyAsBytes();
        if (body.length == 0) {
            return Optional.empty();
        }
        requireJson(context);
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            return Optional.of(json).filter(node -> !node.isMissingNode());
        } catch (JacksonException e) {
            throw invalid(e.getLocation());
        } catch (IOException e) {
            throw invalid(null);
        }
    }

    private static void requireJson(Context context) {
        String type = mediaType(context);
        if (!type.equals(JSON) && !type.equals(MERGE_PATCH)) {
            throw unsupported(JSON);
        }
    }

    static ApiProblem unsupported(String supported) {
        return new ApiProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body with Content-Type: " + supported)
                .with("Accept", supported);
    }

    /** The type of the body in lower case and without parameters; empty for none. */
    static String mediaType(Context context) {
        String type = context.contentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    static ApiProblem tooLarge(long limit) {
        return new ApiProblem(ProblemType.TOO_LARGE, "The body may have at most %,d bytes".formatted(limit));
    }

    /** Says where and not what: the text may hold customers' values. */
    private static ApiProblem invalid(@Nullable JsonLocation at) {
        String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new ApiProblem(
                ProblemType.INVALID_JSON,
                "Expected one JSON value in UTF-8, nested at most " + Json.DEPTH
                        + " levels, no key twice and nothing after it" + where);
    }
}
