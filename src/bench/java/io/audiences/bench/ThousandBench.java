package io.audiences.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.audiences.client.ServerClient;
import io.audiences.customer.CustomerFacts;
import io.audiences.customer.Event;
import io.audiences.customer.Micros;
import io.audiences.customer.Point;
import io.audiences.customer.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** (f) What a server with 1,000 published audiences of all nodes takes to publish one more, and to start again. */
final class ThousandBench {
    private static final int AUDIENCES = 1_000;
    private static final int CUSTOMERS = 2_000;
    private static final int ROUNDS = 5;
    private static final int BATCH = 500;
    private static final Set<String> UNDER_WAY = Set.of("queued", "running");

    private final PrintWriter out;
    private final Instant asOf;
    private final ObjectMapper mapper = new ObjectMapper();

    ThousandBench(PrintWriter out, Instant asOf) {
        this.out = out;
        this.asOf = asOf;
    }

    void run(long seed) throws Exception {
        Path folder = Path.of("target", "bench-thousand").toAbsolutePath();
        delete(folder);
        List<MixedAudience> audiences = MixedAudience.list(
                AUDIENCES, seed, Micros.of(asOf.truncatedTo(ChronoUnit.DAYS)), Micros.of(asOf));
        double[] more = new double[ROUNDS];
        double filling;
        try (BenchServer server = BenchServer.start(folder)) {
            server.awaitReady();
            ServerClient client = server.client();
            send(client, seed);
            filling = seconds(() -> {
                for (int i = 0; i < AUDIENCES; i++) {
                    publish(client, String.valueOf(i), audiences.get(i).condition());
                }
            });
            for (int i = 0; i < ROUNDS; i++) {
                int number = i;
                more[i] = seconds(() -> publish(client, "more-" + number, more(number)));
            }
        }
        double ready;
        double first;
        double second;
        try (BenchServer server = BenchServer.start(folder)) {
            ready = seconds(server::awaitReady);
            first = seconds(() -> recalculateAll(server.client()));
            second = seconds(() -> recalculateAll(server.client()));
        }
        out.printf(
                "(f) a server with %d published audiences of all nodes and %d customers: filled in %.0f s; one more published"
                        + " and calculated in %.2f s (median of %d); after a restart ready in %.1f s, the first recalculation"
                        + " of all %.1f s after that, the next in %.1f s%n",
                AUDIENCES, CUSTOMERS, filling, Benchmarks.median(more), ROUNDS, ready, first, second);
        out.printf("    heap of their compiled rules: %s MiB%n", Benchmarks.fork("heap", String.valueOf(AUDIENCES))[0]);
        delete(folder);
    }

    private static String more(int number) {
        return """
                {"all": [{"event": "VISIT", "operator": "at_least", "value": %d},
                         {"sequence": [{"event": "VIEW"}, {"event": "PURCHASE"}], "window": {"period": "this_year"}}]}
                """.formatted(3 + number);
    }

    private void publish(ServerClient client, String id, String condition) throws IOException {
        ObjectNode definition = mapper.createObjectNode().put("id", id).put("name", "Audience " + id);
        definition.set("condition", mapper.readTree(condition));
        var unused = client.post("/v1/audiences", definition);
        JsonNode answer = client.post("/v1/audiences/" + id + "/publish", mapper.createObjectNode());
        await(client, answer.path("run").asText());
    }

    private void recalculateAll(ServerClient client) {
        JsonNode run = client.post(
                "/v1/recalculations", mapper.createObjectNode().put("audiences", "all"));
        await(client, run.path("id").asText());
    }

    private static void await(ServerClient client, String run) {
        JsonNode answer = client.get("/v1/recalculations/" + run);
        while (UNDER_WAY.contains(answer.path("state").asText())) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            answer = client.get("/v1/recalculations/" + run);
        }
        if (!answer.path("state").asText().equals("succeeded")) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private void send(ServerClient client, long seed) {
        for (int from = 1; from <= CUSTOMERS; from += BATCH) {
            ArrayNode customers = mapper.createArrayNode();
            ArrayNode events = mapper.createArrayNode();
            for (int number = from; number < from + BATCH; number++) {
                CustomerFacts facts = MixedFacts.customer(number, seed, Micros.of(asOf));
                customers.add(customer(facts));
                facts.events().forEach(event -> events.add(event(facts.id(), event)));
            }
            var unused = client.post("/v1/customers/batch", customers);
            for (int i = 0; i < events.size(); i += BATCH) {
                ArrayNode some = mapper.createArrayNode();
                for (int j = i; j < Math.min(events.size(), i + BATCH); j++) {
                    some.add(events.get(j));
                }
                var unusedToo = client.post("/v1/events", some);
            }
        }
    }

    private ObjectNode customer(CustomerFacts facts) {
        ObjectNode json = mapper.createObjectNode().put("id", facts.id());
        json.put("country", String.valueOf(facts.attributes().get("country")));
        json.put("tier", String.valueOf(facts.attributes().get("tier")));
        if (facts.attributes().get("location") instanceof Point point) {
            json.putObject("location").put("latitude", point.latitude()).put("longitude", point.longitude());
        }
        return json;
    }

    private ObjectNode event(String customer, Event event) {
        ObjectNode json = mapper.createObjectNode()
                .put("id", event.id())
                .put("customer", customer)
                .put("type", event.type())
                .put("occurredAt", Micros.toInstant(event.occurredAt()).toString())
                .put("channel", String.valueOf(event.properties().get("channel")));
        if (event.properties().get("value") instanceof BigDecimal value) {
            json.put("value", value);
        }
        for (Row item : event.items()) {
            json.withArray("items")
                    .addObject()
                    .put("category", String.valueOf(item.get("category")))
                    .putPOJO("value", item.get("value"));
        }
        return json;
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(paths::add);
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
