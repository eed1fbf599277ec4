package io.audiences.api;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the process lives, and whether it can serve. */
final class HealthRoutes {
    private final Supplier<Optional<String>> problem;

    HealthRoutes(Supplier<Optional<String>> problem) {
        this.problem = problem;
    }

    private record Health(String status) {}

    void live(Context context) {
        context.json(new Health("live"));
    }

    void ready(Context context) {
        problem.get().ifPresent(present -> {
            throw Failures.notReady(present);
        });
        context.json(new Health("ready"));
    }
}
