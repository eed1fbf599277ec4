package io.audiences.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
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
        Optional<ProcessHandle> orphan = Files.exists(pidFile)
                ? pid(Files.readString(pidFile)).flatMap(ProcessHandle::of).filter(process -> isServerOf(home, process))
                : Optional.empty();
        orphan.ifPresent(process -> {
            log.warn("Stopping the MariaDB (pid {}) that a killed server left behind", process.pid());
            ServerProcess.stop(process);
        });
        Files.deleteIfExists(pidFile);
    }

    private static Optional<Long> pid(String text) {
        return text.strip().matches("\\d{1,18}") ? Optional.of(Long.valueOf(text.strip())) : Optional.empty();
    }

    private static boolean isServerOf(Path home, ProcessHandle process) {
        String data = "--datadir=" + home.resolve(DataDirectory.NAME);
        return process.info().arguments().stream()
                .flatMap(Stream::of)
                .anyMatch(argument -> argument.equals(data) || argument.equals(Folders.unfinishedName(data)));
    }
}
