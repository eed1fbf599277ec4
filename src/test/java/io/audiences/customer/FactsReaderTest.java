package io.audiences.customer;

import static io.audiences.customer.Facts.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.customer.CustomerFacts.BrandVisit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FactsReaderTest {
    private final Facts facts = new Facts();

    @AfterEach
    void close() {
        facts.close();
    }

    private static long micros(String instant) {
        return Micros.of(Instant.parse(instant));
    }

    @Test
    void readsOnlyTheAttributesAskedFor() {
        facts.customers.put(
                "c1",
                json(
                        "{'country':'CO','birthDate':'2000-02-29','isAnonymous':true,'registeredAt':'2026-01-01T00:00:00.5Z',"
                                + "'brands':['b','a'],'location':{'latitude':1.5,'longitude':2},'points':7,'tags':{'vip':true,'x':'y'},"
                                + "'consent':{'mail':'2026-01-01'},'seen':'2026-01-01T00:00:00+01:00','likes':['z']}"));
        facts.customers.put("c2", json("{}"));
        FactsRequest request = Facts.attributes(
                "id",
                "country",
                "birthDate",
                "isAnonymous",
                "registeredAt",
                "brands",
                "location",
                "points",
                "tags.vip",
                "consent.mail",
                "seen",
                "likes",
                "unheard");
        Row row = facts.read(request, "c1").attributes();
        assertThat(row.get("id")).isEqualTo("c1");
        assertThat(row.get("country")).isEqualTo("CO");
        assertThat(row.get("birthDate")).isEqualTo(LocalDate.of(2000, 2, 29));
        assertThat(row.get("isAnonymous")).isEqualTo(true);
        assertThat(row.get("registeredAt")).isEqualTo(Instant.parse("2026-01-01T00:00:00.5Z"));
        assertThat(row.get("brands")).isEqualTo(List.of("b", "a"));
        assertThat(row.get("location")).isEqualTo(new Point(new BigDecimal("1.5"), new BigDecimal("2")));
        assertThat(row.get("points")).isEqualTo(new BigDecimal("7"));
        assertThat(row.get("tags.vip")).isEqualTo(true);
        assertThat(row.get("tags.x")).isNull();
        assertThat(row.get("consent.mail")).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(row.get("seen")).isEqualTo(Instant.parse("2025-12-31T23:00:00Z"));
        assertThat(row.get("likes")).isEqualTo(List.of("z"));
        assertThat(row.get("unheard")).isNull();
        Row missing = facts.read(request, "c2").attributes();
        assertThat(request.attributes())
                .filteredOn(name -> !name.equals("id"))
                .allSatisfy(name -> assertThat(missing.get(name)).isNull());
        assertThat(facts.reader.find(request, "c3")).isEmpty();
    }

    @Test
    void readsOnlyTheEventsAskedFor() {
        facts.ingest(
                "{'id':'e1','customer':'c1','type':'PURCHASE','occurredAt':'2026-01-01T00:00:00Z','value':10.10,'channel':'web','brand':'b',"
                        + "'properties':{'gift':true,'note':'n'},'items':[{'sku':'s1','quantity':2,'size':'XL'},{'value':0.1}]}");
        facts.ingest("{'id':'e2','customer':'c1','type':'VISIT','occurredAt':'2026-01-02T00:00:00Z'}");
        facts.ingest("{'id':'e3','customer':'c1','type':'PURCHASE','occurredAt':'2026-01-03T00:00:00Z'}");
        facts.ingest("{'id':'e4','customer':'c1','type':'PURCHASE','occurredAt':'2030-01-03T00:00:00Z'}");
        FactsRequest request = new FactsRequest(
                Set.of(),
                Set.of("PURCHASE", "UNHEARD"),
                Set.of("value", "gift", "brand", "occurredAt"),
                true,
                false,
                micros("2026-01-01T00:00:00Z"),
                micros("2026-01-03T00:00:00Z"));
        CustomerFacts read = facts.read(request, "c1");
        assertThat(read.brandVisits()).isEmpty();
        assertThat(read.events()).extracting(Event::occurredAt).containsExactly(request.from(), request.to());
        Event first = read.events().get(0);
        assertThat(first.id()).isEmpty();
        assertThat(first.type()).isEqualTo("PURCHASE");
        assertThat(first.brand()).isEqualTo("b");
        assertThat((BigDecimal) first.properties().get("value")).isEqualByComparingTo("10.1");
        assertThat(first.properties().get("gift")).isEqualTo(true);
        assertThat(first.properties().get("channel")).isNull();
        assertThat(first.items()).hasSize(2);
        assertThat(first.items().get(0).get("sku")).isEqualTo("s1");
        assertThat(first.items().get(0).get("size")).isEqualTo("XL");
        assertThat(first.items().get(1).get("value")).isEqualTo(new BigDecimal("0.1"));
        Event last = read.events().get(1);
        assertThat(last.brand()).isEmpty();
        assertThat(last.items()).isEmpty();
        assertThat(facts.read(Facts.events(Set.of("UNHEARD")), "c1").events()).isEmpty();
        assertThat(facts.read(Facts.events(Set.of()), "c1").events()).isEmpty();
    }

    @Test
    void ordersByInstantThenByIdInCodePointOrder() {
        List<String> byCodePoint = List.of("A", "B", "a", "a ", "a!", "b", "\u00e9", "\uffee", "\ud83d\ude00");
        List<String> shuffled = new ArrayList<>(byCodePoint);
        java.util.Collections.shuffle(shuffled, new java.util.Random(3));
        for (String id : shuffled) {
            facts.ingest(
                    "{'id':'%s','customer':'c1','type':'VISIT','occurredAt':'2026-01-01T00:00:00Z'}".formatted(id));
        }
        facts.ingest("{'id':'zz','customer':'c1','type':'VISIT','occurredAt':'2025-01-01T00:00:00Z'}");
        List<String> expected = new ArrayList<>(byCodePoint);
        expected.add(0, "zz");
        assertThat(facts.read(Facts.events(Set.of("VISIT"), "id"), "c1").events())
                .extracting(Event::id)
                .isEqualTo(expected);
        assertThat(facts.read(Facts.events(Set.of("VISIT"), "id")).get(0).events())
                .extracting(Event::id)
                .isEqualTo(expected);
    }

    @Test
    void givesEveryCustomerOnceWhateverTheRanges() {
        for (int i = 0; i < 25; i++) {
            facts.customers.put("c" + i, json("{}"));
            for (int event = 0; event < i % 4; event++) {
                facts.ingest(
                        "{'id':'e%d.%d','customer':'c%d','type':'VISIT','occurredAt':'2026-01-0%dT00:00:00Z','brand':'b%d'}"
                                .formatted(i, event, i, event + 1, event));
            }
        }
        facts.customers.erase("c7");
        facts.customers.erase("c24");
        for (int size : List.of(1, 7, 100)) {
            List<CustomerFacts> read = new ArrayList<>();
            facts.reader
                    .ranges(size)
                    .forEach(range -> facts.reader.read(Facts.events(Set.of("VISIT"), "id"), range, read::add));
            assertThat(read).hasSize(23).isSortedAccordingTo(java.util.Comparator.comparingInt(CustomerFacts::number));
            for (CustomerFacts customer : read) {
                int number = Integer.parseInt(customer.id().substring(1));
                assertThat(customer.events())
                        .hasSize(number % 4)
                        .allSatisfy(event -> assertThat(event.id()).startsWith("e" + number + "."));
                assertThat(customer.brandVisits()).hasSize(number % 4);
            }
        }
        assertThat(facts.reader.count()).isEqualTo(23);
    }

    @Test
    void tellsTheFirstEventOfEachBrandWhateverTheTypeAndOrderOfArrival() {
        facts.ingest("{'id':'e1','customer':'c1','type':'VISIT','occurredAt':'2026-02-01T00:00:00Z','brand':'b'}");
        facts.ingest("{'id':'e2','customer':'c1','type':'VIEW','occurredAt':'2026-01-01T00:00:00Z','brand':'b'}");
        facts.ingest("{'id':'e3','customer':'c1','type':'VIEW','occurredAt':'2026-03-01T00:00:00Z','brand':'a'}");
        facts.ingest("{'id':'e4','customer':'c1','type':'VIEW','occurredAt':'2020-03-01T00:00:00Z'}");
        assertThat(facts.read(Facts.events(Set.of()), "c1").brandVisits())
                .containsExactlyInAnyOrder(
                        new BrandVisit("b", micros("2026-01-01T00:00:00Z")),
                        new BrandVisit("a", micros("2026-03-01T00:00:00Z")));
    }

    @Test
    void seesNothingThatIsWrittenWhileItReads() {
        facts.customers.put("c1", json("{}"));
        facts.customers.put("c2", json("{}"));
        List<CustomerFacts> read = new ArrayList<>();
        facts.reader.read(Facts.events(Set.of("VISIT")), facts.reader.ranges(10).get(0), customer -> {
            if (read.isEmpty()) {
                other(() -> facts.ingest(
                        "{'id':'e1','customer':'c2','type':'VISIT','occurredAt':'2026-02-01T00:00:00Z','brand':'b'}"));
            }
            read.add(customer);
        });
        assertThat(read)
                .hasSize(2)
                .allSatisfy(customer -> assertThat(customer.events()).isEmpty());
        assertThat(facts.read(Facts.events(Set.of("VISIT")), "c2").events()).hasSize(1);
    }

    private static void other(Runnable work) {
        java.util.concurrent.CompletableFuture.runAsync(work).join();
    }

    @Test
    void readsEventsInTheOrderOfTheirTableWithoutSorting() {
        facts.ingest("{'id':'e1','customer':'c1','type':'VISIT','occurredAt':'2026-02-01T00:00:00Z'}");
        String sql = new EventColumnsStore(
                        facts.catalogue.current().get(), Facts.events(Set.of("VISIT")), new Layouts())
                .sql();
        assertThat(facts.database.<List<java.util.Map<String, Object>>>read(
                        handle -> handle.createQuery("EXPLAIN " + sql)
                                .bind(0, 1)
                                .bind(1, 100)
                                .bind(2, 0L)
                                .bind(3, Long.MAX_VALUE)
                                .mapToMap()
                                .list()))
                .singleElement()
                .satisfies(plan -> {
                    assertThat(plan).containsEntry("key", "PRIMARY");
                    assertThat(String.valueOf(plan.get("extra"))).doesNotContain("filesort", "temporary");
                });
    }
}
