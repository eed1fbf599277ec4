package io.audiences.api;

import io.audiences.condition.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends a request with problem details; the detail is written for the caller. */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient List<Problem> errors;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    ApiProblem(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    private ApiProblem(ProblemType type, String detail, List<Problem> errors) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /** Mistakes in the body, all at once. */
    static ApiProblem invalidInput(List<Problem> errors) {
        String count = errors.size() == 1 ? "1 mistake" : errors.size() + " mistakes";
        return new ApiProblem(ProblemType.INVALID_INPUT, "The input has " + count, errors);
    }

    static ApiProblem invalidInput(String pointer, Problem.Code code, String detail) {
        return invalidInput(List.of(new Problem(pointer, code, detail)));
    }

    static ApiProblem invalidParameter(String name, String expected) {
        return new ApiProblem(ProblemType.INVALID_PARAMETER, name + ": expected " + expected);
    }

    static ApiProblem tooManyPairs(long pairs, long most) {
        return invalidInput(
                "",
                Problem.Code.TOO_MANY_VALUES,
                "expected at most %,d pairs of customer and audience in detail, got %,d".formatted(most, pairs));
    }

    static ApiProblem notSupported(String what) {
        return new ApiProblem(ProblemType.NOT_SUPPORTED, what + " is not supported yet");
    }

    ApiProblem with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    ProblemType type() {
        return type;
    }

    List<Problem> errors() {
        return errors;
    }

    Map<String, String> headers() {
        return headers;
    }

    ProblemDetails details() {
        return ProblemDetails.of(type, String.valueOf(getMessage()), errors);
    }
}
