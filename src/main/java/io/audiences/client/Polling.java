package io.audiences.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Follows something that the server does in the background until it is over. */
public final class Polling {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Set<String> UNDER_WAY = Set.of("queued", "running");

    private Polling() {}

    /** Asks again and again, shows each answer, and returns the last. */
    public static JsonNode untilOver(ServerClient client, String path, Consumer<JsonNode> shown) {
        JsonNode answer = client.get(path);
        shown.accept(answer);
        while (UNDER_WAY.contains(answer.path("state").asText())) {
            LockSupport.parkNanos(PAUSE.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw new CallFailed("Interrupted; the server goes on");
            }
            answer = client.get(path);
            shown.accept(answer);
        }
        return answer;
    }

    public static boolean isSuccess(JsonNode answer) {
        return answer.path("state").asText().equals("succeeded");
    }
}
