package io.audiences.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Another JVM, to be killed; its {@link #main} starts an embedded server in a folder and keeps it. */
public final class OtherJvm implements AutoCloseable {
    private final Process process;

    private OtherJvm(Process process) {
        this.process = process;
    }

    static OtherJvm start(Path folder) throws IOException {
        return start(OtherJvm.class, folder.toString());
    }

    /** Runs a main class of the tests' class path. */
    public static OtherJvm start(Class<?> main, String... arguments) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> line = new ArrayList<>(List.of(java.toString(), "-Dlog.level=INFO", main.getName()));
        line.addAll(List.of(arguments));
        ProcessBuilder command = new ProcessBuilder(line);
        command.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new OtherJvm(command.redirectErrorStream(true).start());
    }

    /** The first line of its output that is wanted; fails when it ends before. */
    public String awaitLine(Predicate<String> wanted) throws IOException {
        BufferedReader output = process.inputReader();
        StringBuilder seen = new StringBuilder();
        String line;
        while ((line = output.readLine()) != null) {
            if (wanted.test(line)) {
                return line;
            }
            seen.append(line).append('\n');
        }
        throw new AssertionError("the other JVM ended:\n" + seen);
    }

    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedMariaDb server = EmbeddedMariaDb.start(Path.of(arguments[0]))) {
            int end = System.in.read();
            assert end < 0 : server;
        }
    }
}
