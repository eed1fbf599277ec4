package io.audiences.api;

/** Problems about what is not there. */
final class Missing {
    private Missing() {}

    static ApiProblem audience(String id) {
        return new ApiProblem(ProblemType.UNKNOWN_AUDIENCE, "There is no audience \"" + id + "\"");
    }

    /** Does not repeat the id, which may be a person's. */
    static ApiProblem customer() {
        return new ApiProblem(ProblemType.UNKNOWN_CUSTOMER, "There is no customer with this id");
    }

    static ApiProblem calculation(String audience) {
        return new ApiProblem(
                ProblemType.NOT_CALCULATED,
                "Audience \"" + audience
                        + "\" has no members yet, not even none: publish it and wait for its first run");
    }

    static ApiProblem published(String audience) {
        return new ApiProblem(
                ProblemType.NOT_PUBLISHED, "Audience \"" + audience + "\" is not published; publish it first");
    }
}
