package io.audiences.database;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A mariadbd of ours: its output goes to a log file, its pid to a file by which a later JVM finds an orphan. */
final class ServerProcess {
    private static final String READY = "ready for connections";
    private static final int REMEMBERED_LINES = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;
    private final Path pidFile;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final Thread reader = new Thread(this::readOutput, "mariadb-log");

    private ServerProcess(Process process, Path log, Path pidFile) {
        this.process = process;
        this.log = log;
        this.pidFile = pidFile;
        reader.setDaemon(true);
    }

    static ServerProcess start(List<String> command, Path home) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Path pidFile = pidFile(home);
        Files.writeString(pidFile, Long.toString(process.pid()));
        ServerProcess server = new ServerProcess(process, logFile(home), pidFile);
        server.reader.start();
        return server;
    }

    private static Path logFile(Path home) {
        return home.resolve("server.log");
    }

    /** Keeps the log of the time before as one file, so that logs cannot fill the disk. */
    static void startNewLog(Path home) throws IOException {
        Path log = logFile(home);
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static Path pidFile(Path home) {
        return home.resolve("server.pid");
    }

    private void readOutput() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter file =
                        Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            String line;
            while ((line = output.readLine()) != null) {
                remember(line);
                file.write(line);
                file.newLine();
                file.flush();
                if (line.contains(READY)) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            remember("the log ends here: " + e.getMessage());
        } finally {
            ready.complete(false);
        }
    }

    private synchronized void remember(String line) {
        if (lastLines.size() == REMEMBERED_LINES) {
            lastLines.removeFirst();
        }
        lastLines.addLast(line);
    }

    synchronized String lastLines() {
        return String.join("\n", lastLines);
    }

    /** Waits for the log line or the end of the process, whichever is first. */
    boolean awaitReady() {
        return ready.join();
    }

    /** Gives the process its whole input and waits for its end. */
    boolean succeeds(Iterable<String> input) throws IOException {
        try (BufferedWriter stdin = process.outputWriter(StandardCharsets.UTF_8)) {
            for (String part : input) {
                stdin.write(part);
                stdin.newLine();
            }
        } catch (IOException e) {
            remember("it stopped reading: " + e.getMessage());
        }
        ready.join();
        boolean succeeded = process.onExit().join().exitValue() == 0;
        Files.deleteIfExists(pidFile);
        return succeeded;
    }

    long pid() {
        return process.pid();
    }

    void awaitExit() {
        process.onExit().join();
    }

    /** Asks the process to end, makes it end when it takes too long, and returns when it has ended. */
    void stop() throws IOException {
        process.destroy();
        try {
            // join, unlike get, leaves an interrupted thread the time to stop the server in order
            process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            process.destroyForcibly().onExit().join();
        }
        Files.deleteIfExists(pidFile);
    }
}
