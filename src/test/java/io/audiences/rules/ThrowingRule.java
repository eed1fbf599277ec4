package io.audiences.rules;

import java.util.List;

/** A rule that compiles and throws for every customer, which no condition can be made to do. */
public final class ThrowingRule {
    private ThrowingRule() {}

    public static Rule in(RuleCompiler compiler) {
        return compiler.compile(List.of("measure(999999) >= 0B"), new Used());
    }
}
