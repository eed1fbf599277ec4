package io.audiences.recalculation;

import io.audiences.database.DatabaseSettings;
import io.audiences.database.TestDatabase;
import io.audiences.membership.Cause;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A process that starts a run, with another one waiting, says so at a phase, and stays there until it is killed. */
final class DoomedRun {
    private DoomedRun() {}

    public static void main(String[] arguments) {
        DatabaseSettings settings = new DatabaseSettings(arguments[0], arguments[1], arguments[2], 8);
        Phase last = Phase.valueOf(arguments[3]);
        try (Shop shop = new Shop(TestDatabase.open(settings), Instant.parse("2026-06-01T13:00:00Z"))) {
            shop.recalculations.run(List.of("buyers"), Cause.MANUAL, (phase, done, total) -> {
                if (phase == Phase.COMPILING) {
                    shop.recalculations.request(List.of("buyers"), Cause.MANUAL);
                } else if (phase == last) {
                    say("at " + phase);
                    awaitEnd();
                }
            });
        }
    }

    private static void say(String line) {
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd() {
        try {
            int end = System.in.read();
            assert end < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
