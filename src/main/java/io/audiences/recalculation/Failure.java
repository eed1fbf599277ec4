package io.audiences.recalculation;

import io.audiences.database.DatabaseUnavailable;
import io.audiences.rules.TraitFailed;

/**
 * Why a run or one of its audiences failed.
 *
 * @param code stable, for programs
 * @param detail what happened, without any customer's values
 * @param whatToDo the next step for a person
 */
public record Failure(String code, String detail, String whatToDo) {
    private static final int LONGEST_DETAIL = 1_000;

    public Failure {
        detail = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL - 1) + "…" : detail;
    }

    static Failure interrupted() {
        return new Failure(
                "interrupted",
                "The server stopped while the run was under way.",
                "The members of the run before still stand. Start the recalculation again.");
    }

    static Failure notPublished(String audience) {
        return new Failure("not_published", audience + " is not published.", "Publish it first.");
    }

    static Failure invalid(String detail) {
        return new Failure(
                "invalid_condition",
                detail,
                "The catalogue or the brands have changed since the audience was published. Correct its condition and publish it.");
    }

    static Failure dependencyFailed(String named, String code) {
        return new Failure(
                "dependency_failed",
                "Its condition names audience " + named + ", which failed in the same run: " + code + ".",
                "The members of the run before still stand. See what to do about audience " + named
                        + ", then recalculate both.");
    }

    static Failure dependencyNotCalculated(String named) {
        return new Failure(
                "dependency_not_calculated",
                "Its condition names audience " + named + ", which has never been calculated.",
                "Recalculate audience " + named + " first, or both together.");
    }

    static Failure notCompiled(Throwable cause) {
        return defect("compilation_failed", cause);
    }

    static Failure notEvaluated(Throwable cause) {
        if (cause instanceof TraitFailed) {
            return new Failure(
                    "trait_failed",
                    "A trait that its condition names cannot be computed: " + cause.getMessage() + ".",
                    "Correct the trait file and restart the server. The members of the run before still stand.");
        }
        return defect("evaluation_failed", cause);
    }

    private static Failure defect(String code, Throwable cause) {
        return new Failure(
                code,
                cause.getClass().getSimpleName(),
                "This is a defect of the server; its log has the details. The members of the run before still stand.");
    }

    static Failure superseded() {
        return new Failure(
                "superseded",
                "A later calculation or version was committed while this run was under way.",
                "Nothing: the later result stands.");
    }

    static Failure ofAudiences(long failed, int all) {
        return new Failure(
                "audiences_failed",
                failed + " of " + all + " audiences failed; the others were updated.",
                "See the failure of each audience.");
    }

    static Failure ofRun(Throwable cause) {
        if (cause instanceof DatabaseUnavailable) {
            return new Failure(
                    "database_unavailable",
                    "The database did not answer while the run was under way.",
                    "The members of the run before still stand. Start the recalculation again when /health/ready is 200.");
        }
        return new Failure(
                "run_failed",
                cause.getClass().getSimpleName(),
                "The members of the run before still stand. See the server's log, then start the recalculation again.");
    }
}
