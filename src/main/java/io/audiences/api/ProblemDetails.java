package io.audiences.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.audiences.condition.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The body of every answer that is not a success, after RFC 9457.
 *
 * @param errors the mistakes in the input, with JSON Pointers
 * @param incident names a line in the server's log
 */
record ProblemDetails(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem> errors,
        Optional<String> incident) {
    static final String CONTENT_TYPE = "application/problem+json";

    ProblemDetails {
        errors = List.copyOf(errors);
    }

    static ProblemDetails of(ProblemType type, String detail, List<Problem> errors) {
        return new ProblemDetails(
                type.urn(), type.title(), type.status(), detail, type.word(), errors, Optional.empty());
    }

    ProblemDetails withIncident(String id) {
        return new ProblemDetails(type, title, status, detail, code, errors, Optional.of(id));
    }
}
