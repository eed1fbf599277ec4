package io.audiences.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mariadbd a killed JVM left running. Only a process whose number is in the pid file and whose command line names a
 * data directory of this folder is one: numbers are reused, and the same path may exist in another container.
 */
final class OrphanServer {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedMariaDb.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private OrphanServer() {}

    static void stop(Path home) throws IOException {
        Path pidFile = ServerProcess.pidFile(home);
        if (Files.exists(pidFile)) {
            pid(Files.readString(pidFile).strip()).flatMap(ProcessHandle::of).ifPresent(process -> stop(home, process));
            Files.delete(pidFile);
        }
    }

    private static Optional<Long> pid(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static void stop(Path home, ProcessHandle process) {
        String data = "--datadir=" + home.resolve(DataDirectory.NAME);
        if (runsOn(data, process)) {
            log.warn("Stopping the MariaDB (pid {}) that a killed server left behind", process.pid());
            process.destroy();
            if (!endsWithin(PATIENCE, data, process)) {
                kill(data, process);
            }
        }
        // a bootstrap's files are deleted next, it need not end in order
        kill(Folders.unfinishedName(data), process);
    }

    private static void kill(String data, ProcessHandle process) {
        if (runsOn(data, process)) {
            process.destroyForcibly();
            endsWithin(PATIENCE, data, process);
        }
    }

    private static boolean endsWithin(Duration longest, String data, ProcessHandle process) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (runsOn(data, process) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return !runsOn(data, process);
    }

    /** False for a process that ended but is kept in the list because nobody asked how: it has no command line. */
    private static boolean runsOn(String data, ProcessHandle process) {
        return process.isAlive()
                && List.of(process.info().arguments().orElse(new String[0])).contains(data);
    }
}
