package io.audiences.api;

import io.audiences.database.Database;
import io.javalin.http.Context;

/** Whether the process lives, and whether it can serve. */
final class HealthRoutes {
    private final Database database;

    HealthRoutes(Database database) {
        this.database = database;
    }

    private record Health(String status) {}

    void live(Context context) {
        context.json(new Health("live"));
    }

    void ready(Context context) {
        database.problem().ifPresent(problem -> {
            throw Failures.notReady(problem);
        });
        context.json(new Health("ready"));
    }
}
