package io.audiences.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mariadbd a killed JVM left running. Only a process whose number is in the pid file and whose command line names a
 * data directory of this folder is one: numbers are reused, and the same path may exist in another container.
 */
final class OrphanServer {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedMariaDb.class);

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
        List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
        if (arguments.contains(data)) {
            log.warn("Stopping the MariaDB (pid {}) that a killed server left behind", process.pid());
            ServerProcess.stop(process);
        } else if (arguments.contains(Folders.unfinishedName(data))) {
            // a bootstrap, whose files are deleted next
            ServerProcess.kill(process);
        }
    }
}
