package io.audiences.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MariaDB of this server's own, a child process that keeps its files below a folder and listens on 127.0.0.1 only.
 * Starting in the same folder again finds the same data. Ends with {@link #close} or with the JVM; what a killed JVM left
 * running is stopped by the next start.
 */
public final class EmbeddedMariaDb implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedMariaDb.class);
    private static final int ANY_PORT = 0;
    private static final int PORT_ATTEMPTS = 3;

    private final FolderLock lock;
    private final KeptServer server;
    private final String password;
    private final Thread hook = new Thread(this::stop, "mariadb-stop");
    private boolean stopped;

    private EmbeddedMariaDb(FolderLock lock, KeptServer server, String password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /** Unpacks, bootstraps and recovers as needed; returns when the server accepts connections. */
    public static EmbeddedMariaDb start(Path folder) {
        return start(folder, ANY_PORT, List.of());
    }

    static EmbeddedMariaDb start(Path folder, int port, List<String> moreOptions) {
        long begin = System.nanoTime();
        Path home = folder.toAbsolutePath().normalize().resolve("mariadb");
        FolderLock lock = null;
        EmbeddedMariaDb started = null;
        try {
            home = Folders.createPrivate(home).toRealPath();
            lock = FolderLock.acquire(home);
            ServerLauncher launcher = ServerLauncher.prepare(home, moreOptions);
            KeptServer server = launch(launcher, port);
            started = new EmbeddedMariaDb(lock, server, launcher.data().password());
            server.start();
            Runtime.getRuntime().addShutdownHook(started.hook);
        } catch (IOException e) {
            throw new EmbeddedMariaDbException(
                    "the embedded MariaDB cannot use the folder " + home + ", it must be writable: " + e, e);
        } finally {
            if (started == null && lock != null) {
                release(lock);
            }
        }
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        log.info("Embedded MariaDB started on 127.0.0.1:{} in {} ms, files in {}", started.port(), millis, home);
        return started;
    }

    private static KeptServer launch(ServerLauncher launcher, int port) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int chosen = port == ANY_PORT ? freePort() : port;
            ServerProcess server = launcher.launch(chosen);
            if (server.awaitReady()) {
                return new KeptServer(launcher, server, chosen);
            }
            server.stop();
            boolean portTaken = server.lastLines().contains("Address already in use");
            if (port != ANY_PORT || attempt == PORT_ATTEMPTS || !portTaken) {
                throw new EmbeddedMariaDbException("the embedded MariaDB did not start:\n" + server.lastLines());
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    /** How to connect to it. */
    public DatabaseSettings settings(int poolSize) {
        return settings(DataDirectory.DATABASE, poolSize);
    }

    DatabaseSettings settings(String database, int poolSize) {
        String url = "jdbc:mariadb://127.0.0.1:" + port() + "/" + database + "?sslMode=disable";
        return new DatabaseSettings(url, DataDirectory.USER, password, poolSize);
    }

    int port() {
        return server.port();
    }

    long pid() {
        return server.pid();
    }

    /**
     * Takes away the shutdown hook, which runs beside all others: for a caller whose own shutdown still needs the database
     * and calls {@link #close} as its last step, whatever happens.
     */
    public EmbeddedMariaDb closedByCaller() {
        removeHook();
        return this;
    }

    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            server.stop();
        } catch (IOException e) {
            log.warn("The embedded MariaDB's pid file remains: {}", e.toString());
        } finally {
            release(lock);
        }
        log.info("Embedded MariaDB stopped");
    }

    private static void release(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("The lock of the embedded MariaDB's folder did not close: {}", e.toString());
        }
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            log.debug("The JVM is ending already", e);
        }
    }

    @Override
    public void close() {
        stop();
        removeHook();
    }
}
