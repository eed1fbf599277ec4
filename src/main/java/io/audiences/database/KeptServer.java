package io.audiences.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that is started again, on the same port, when it ends without being asked: killed for its memory, say. */
final class KeptServer {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedMariaDb.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ServerLauncher launcher;
    private final int port;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopRequested = lock.newCondition();
    private final Thread keeper = new Thread(this::keep, "mariadb-keeper");
    private volatile ServerProcess server;
    private boolean stopped;

    KeptServer(ServerLauncher launcher, ServerProcess server, int port) {
        this.launcher = launcher;
        this.server = server;
        this.port = port;
        keeper.setDaemon(true);
    }

    void start() {
        keeper.start();
    }

    int port() {
        return port;
    }

    long pid() {
        return server.pid();
    }

    private void keep() {
        Duration pause = FIRST_PAUSE;
        server.awaitExit();
        while (pauseUnlessStopped(pause)) {
            if (pause.equals(FIRST_PAUSE)) {
                log.warn("The embedded MariaDB (pid {}) ended, see its server.log; starting it again", server.pid());
            }
            boolean wasReady = restart();
            Duration longer = pause.multipliedBy(2);
            pause = wasReady ? FIRST_PAUSE : longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }

    /** Returns when the new process has ended as well: whether it had been ready. */
    private boolean restart() {
        lock.lock();
        try {
            if (stopped) {
                return false;
            }
            server = launcher.launch(port);
        } catch (IOException e) {
            log.warn("The embedded MariaDB cannot start again: {}", e.toString());
            return false;
        } finally {
            lock.unlock();
        }
        boolean ready = server.awaitReady();
        if (ready) {
            log.info("Embedded MariaDB started again on 127.0.0.1:{}", port);
        }
        server.awaitExit();
        return ready;
    }

    private boolean pauseUnlessStopped(Duration pause) {
        long nanos = pause.toNanos();
        lock.lock();
        try {
            while (!stopped && nanos > 0) {
                nanos = stopRequested.awaitNanos(nanos);
            }
            return !stopped;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Asks the process to end, and returns when it has. */
    void stop() throws IOException {
        lock.lock();
        try {
            stopped = true;
            stopRequested.signalAll();
        } finally {
            lock.unlock();
        }
        server.stop();
    }
}
