package io.audiences.bench;

import io.audiences.AudienceServer;
import io.audiences.client.CallFailed;
import io.audiences.client.ServerClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server in a process of its own, on a free port. */
final class BenchServer implements AutoCloseable {
    private static final String KEY = "the-key-of-the-benchmark";
    private static final String ADDRESS = "Audience server at ";

    private final Process process;
    private final ServerClient client;

    private BenchServer(Process process, String address) {
        this.process = process;
        this.client = new ServerClient(address, KEY);
    }

    static BenchServer start(Path folder) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                "java",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                AudienceServer.class.getName(),
                "serve",
                "--port",
                "0",
                "--data",
                folder.toString());
        command.environment().put("AUDIENCES_ADMIN_KEY", KEY);
        command.redirectError(folder.resolveSibling("bench-thousand.log").toFile());
        Process process = command.start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ADDRESS)) {
                return new BenchServer(process, line.substring(ADDRESS.length()).strip());
            }
        }
        throw new IllegalStateException("the server did not start, see its log");
    }

    ServerClient client() {
        return client;
    }

    /** Waits until the server answers that it is ready. */
    void awaitReady() {
        while (process.isAlive()) {
            try {
                var unused = client.get("/health/ready");
                return;
            } catch (CallFailed e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        throw new IllegalStateException("the server ended, see its log");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
