package io.audiences.server;

import java.util.concurrent.CountDownLatch;

/** Keeps the main thread until the JVM is told to end, and closes the server before it does. */
public final class Serving {
    private final CountDownLatch closed = new CountDownLatch(1);

    private Serving() {}

    public static Serving untilShutdown(Server server) {
        Serving serving = new Serving();
        Thread hook = new Thread(
                () -> {
                    server.close();
                    serving.closed.countDown();
                },
                "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        server.closedByCaller();
        return serving;
    }

    public void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
