package io.audiences.rules;

/** A condition that passed the check and yet does not compile: a defect of the rule writer, never of the author. */
public final class RuleCompilationFailed extends RuntimeException {
    RuleCompilationFailed(String errors) {
        super(errors);
    }

    RuleCompilationFailed(Throwable cause) {
        super(cause);
    }
}
