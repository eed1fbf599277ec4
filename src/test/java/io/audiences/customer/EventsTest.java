package io.audiences.customer;

import static io.audiences.customer.Facts.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.customer.CustomerFacts.BrandVisit;
import io.audiences.customer.Receipt.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final Facts facts = new Facts();

    @AfterEach
    void close() {
        facts.close();
    }

    @Test
    void countsAnEventOnceHoweverOftenItIsDelivered() {
        String event = "{'id':'e1','customer':'c1','type':'PURCHASE','occurredAt':'2026-01-01T00:00:00Z','value':12.5}";
        List<Receipt> receipts = facts.events.ingest(List.of(json(event), json(event)));
        assertThat(receipts).extracting(Receipt::outcome).containsExactly(Outcome.ACCEPTED, Outcome.DUPLICATE);
        assertThat(facts.ingest(event).outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(facts.read(Facts.events(Set.of("PURCHASE"), "value"), "c1").events())
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.properties().get("value")).isEqualTo(new java.math.BigDecimal("12.500000"));
                    assertThat(stored.occurredAt()).isEqualTo(Micros.of(Instant.parse("2026-01-01T00:00:00Z")));
                });
    }

    @Test
    void answersInOrderAndDoesNotStopAtRejectedEvents() {
        List<Receipt> receipts = facts.events.ingest(List.of(
                json("{'id':'e1','customer':'c1','type':'VISIT','occurredAt':'2026-01-01T00:00:00Z'}"),
                json("{'id':'e2','type':'VISIT','occurredAt':'yesterday','value':'much','colour':1}"),
                json("[]"),
                json("{'id':'e3','customer':'c2','type':'VISIT','occurredAt':'2026-01-02T00:00:00+01:00'}")));
        assertThat(receipts)
                .extracting(Receipt::outcome)
                .containsExactly(Outcome.ACCEPTED, Outcome.REJECTED, Outcome.REJECTED, Outcome.ACCEPTED);
        assertThat(receipts.get(1).problems())
                .extracting(problem -> problem.pointer() + " " + problem.code().word())
                .containsExactly(
                        "/colour unknown_key",
                        "/customer missing_value",
                        "/occurredAt wrong_type",
                        "/value wrong_type");
        assertThat(receipts.get(1).problems().get(3).detail()).isEqualTo("expected money, got text");
        assertThat(facts.reader.count()).isEqualTo(2);
    }

    @Test
    void countsEachOnceWhenManyDeliverTheSameAtOnce() throws Exception {
        List<JsonNode> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            events.add(json(
                    "{'id':'e%d','customer':'c%d','type':'T%d','occurredAt':'2026-01-01T00:00:00Z','brand':'b%d','properties':{'p%d':1}}"
                            .formatted(i, i % 40, i % 7, i % 5, i % 11)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<Long>> accepted = new ArrayList<>();
        for (int thread = 0; thread < 6; thread++) {
            int seed = thread;
            accepted.add(threads.submit(() -> {
                List<JsonNode> mine = new ArrayList<>(events);
                Collections.shuffle(mine, new Random(seed));
                long count = 0;
                for (int from = 0; from < mine.size(); from += 50) {
                    count += facts.events.ingest(mine.subList(from, from + 50)).stream()
                            .filter(receipt -> receipt.outcome() == Outcome.ACCEPTED)
                            .count();
                }
                return count;
            }));
        }
        long total = 0;
        for (Future<Long> one : accepted) {
            total += one.get();
        }
        threads.shutdown();
        assertThat(total).isEqualTo(300);
        assertThat(facts.reader.count()).isEqualTo(40);
        Set<String> types = Set.of("T0", "T1", "T2", "T3", "T4", "T5", "T6");
        assertThat(facts.read(Facts.events(types)))
                .flatMap(CustomerFacts::events)
                .hasSize(300);
        assertThat(facts.brands.list()).extracting(Brand::id).containsExactly("b0", "b1", "b2", "b3", "b4");
    }

    @Test
    void takesAnEventBackForGood() {
        String first =
                "{'id':'e1','customer':'c1','type':'PURCHASE','occurredAt':'2026-01-01T00:00:00Z','brand':'acme'}";
        String second =
                "{'id':'e2','customer':'c1','type':'PURCHASE','occurredAt':'2026-02-01T00:00:00Z','brand':'acme'}";
        facts.ingest(first);
        facts.ingest(second);
        assertThat(facts.events.takeBack("e1").outcome()).isEqualTo(Outcome.TAKEN_BACK);
        assertThat(facts.events.takeBack("e1").outcome()).isEqualTo(Outcome.TAKEN_BACK);
        assertThat(facts.ingest(first).outcome()).isEqualTo(Outcome.TAKEN_BACK);
        CustomerFacts left = facts.read(Facts.events(Set.of("PURCHASE"), "id"), "c1");
        assertThat(left.events()).extracting(Event::id).containsExactly("e2");
        assertThat(left.brandVisits())
                .containsExactly(new BrandVisit("acme", Micros.of(Instant.parse("2026-02-01T00:00:00Z"))));
        facts.events.takeBack("e2");
        assertThat(facts.read(Facts.events(Set.of("PURCHASE")), "c1").brandVisits())
                .isEmpty();
    }

    @Test
    void doesNotTakeBackWhatNeverCame() {
        assertThatThrownBy(() -> facts.events.takeBack("e9")).isInstanceOf(UnknownEvent.class);
    }
}
