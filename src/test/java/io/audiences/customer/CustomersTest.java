package io.audiences.customer;

import static io.audiences.customer.Facts.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.customer.Receipt.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomersTest {
    private static final Facts facts = new Facts();

    @AfterAll
    static void close() {
        facts.close();
    }

    private static JsonNode stored(String id) {
        return json(facts.customers.get(id).toString());
    }

    @Test
    void givesBackWhatWasPut() {
        String profile = """
                {'id':'full','email':'a@b.c','birthDate':'2000-02-29','isAnonymous':false,\
                'registeredAt':'2026-01-01T00:00:00.123456Z','brands':['acme','zen'],\
                'location':{'latitude':4.65,'longitude':-74.05},'nick':'Z\\u0001\\ud83d\\ude00 \\u2028','points':12.5,\
                'since':'2020-01-01','likes':['a','b'],'home':{'latitude':1,'longitude':2},\
                'tags':{'vip':true},'consent':{'mail':'2026-01-01T00:00:00Z'}}""";
        assertThat(facts.customers.put("full", json(profile)).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(stored("full")).isEqualTo(json(profile));
    }

    @Test
    void replacesTheWholeProfileButKeepsEvents() {
        facts.customers.put("whole", json("{'country':'CO','tags':{'vip':true},'points':1}"));
        facts.ingest("{'id':'whole-1','customer':'whole','type':'VISIT','occurredAt':'2026-01-01T00:00:00Z'}");
        facts.customers.put("whole", json("{'city':'Cali'}"));
        assertThat(stored("whole")).isEqualTo(json("{'id':'whole','city':'Cali'}"));
        assertThat(facts.read(Facts.events(Set.of("VISIT")), "whole").events()).hasSize(1);
    }

    @Test
    void mergesByKeyAndRemovesWithNull() {
        facts.customers.put(
                "merge",
                json("{'country':'CO','city':'Cali','points':1,'tags':{'vip':true,'old':'x'},'brands':['a','b']}"));
        facts.customers.patch(
                "merge", json("{'city':null,'points':null,'tags':{'old':null,'new':2},'brands':['c'],'tier':'gold'}"));
        assertThat(stored("merge"))
                .isEqualTo(
                        json("{'id':'merge','country':'CO','tier':'gold','brands':['c'],'tags':{'new':2,'vip':true}}"));
        facts.customers.patch("merge", json("{'tags':null}"));
        assertThat(facts.customers.get("merge").has("tags")).isFalse();
    }

    @Test
    void losesNothingWhenManyMergeAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<Receipt>> receipts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String profile = "{'tags':{'t%d':true}}".formatted(i);
            receipts.add(threads.submit(() -> facts.customers.patch("crowd", json(profile))));
        }
        for (Future<Receipt> receipt : receipts) {
            assertThat(receipt.get().outcome()).isEqualTo(Outcome.ACCEPTED);
        }
        threads.shutdown();
        assertThat(facts.customers.get("crowd").get("tags")).hasSize(24);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[]                                            ; wrong_type",
                "{'id':''}                                     ; /id value_out_of_range",
                "{'id':7}                                      ; /id wrong_type",
                "{'id':'a\\u0007'}                             ; /id value_out_of_range",
                "{'email':7}                                   ; /email wrong_type",
                "{'birthDate':'2026-02-30'}                    ; /birthDate wrong_type",
                "{'birthDate':'2026-02-03T00:00:00Z'}          ; /birthDate wrong_type",
                "{'registeredAt':'2026-02-03'}                 ; /registeredAt wrong_type",
                "{'registeredAt':'2016-12-31T23:59:60Z'}       ; /registeredAt value_out_of_range",
                "{'registeredAt':1700000000}                   ; /registeredAt wrong_type",
                "{'isAnonymous':'true'}                        ; /isAnonymous wrong_type",
                "{'brands':'acme'}                             ; /brands wrong_type",
                "{'brands':['acme',7]}                         ; /brands/1 wrong_type",
                "{'brands':['']}                               ; /brands/0 value_out_of_range",
                "{'location':{'latitude':91,'longitude':0}}    ; /location/latitude value_out_of_range",
                "{'location':{'latitude':1}}                   ; /location/longitude wrong_type",
                "{'location':{'latitude':1e-999999999,'longitude':1e999999999}} ; /location/longitude value_out_of_range",
                "{'tags':['vip']}                              ; /tags wrong_type",
                "{'tags':{'a-b':1}}                            ; /tags/a-b syntax",
                "{'tags.vip':true}                             ; /tags.vip unknown_key",
                "{'a/b~c':1}                                   ; /a~1b~0c syntax",
                "{'größe':1}                                   ; /größe syntax",
                "{'x.y':{'deep':{}}}                           ; /x.y wrong_type",
                "{'rfm.segment':'best'}                        ; /rfm.segment unknown_key",
                "{'big':1e308}                                 ; /big value_out_of_range",
                "{'fine':0.0000001}                            ; /fine value_out_of_range",
                "{'half':'\\ud800'}                            ; /half value_out_of_range",
            })
    void rejectsWithAPointer(String profile, String expected) {
        boolean hasId = !profile.startsWith("{") || profile.startsWith("{'id'");
        String complete = hasId ? profile : profile.replaceFirst("\\{", "{'id':'bad',");
        Receipt receipt = facts.customers.batch(List.of(json(complete))).get(0);
        assertThat(receipt.problems())
                .extracting(problem -> (problem.pointer() + " " + problem.code().word()).strip())
                .containsExactly(expected);
        assertThat(facts.customers.find("bad")).isEmpty();
    }

    @Test
    void rejectsTextThatIsTooLongWithoutQuotingIt() {
        Receipt receipt = facts.customers.put("long", json("{'city':'" + "x".repeat(1001) + "'}"));
        assertThat(receipt.problems().get(0).detail()).isEqualTo("expected at most 1000 characters, got 1001");
    }

    @Test
    void keepsTextInOneNormalForm() {
        facts.customers.put("cafe\u0301", json("{'city':'Bogota\u0301'}"));
        assertThat(facts.customers.get("caf\u00e9").get("city").asText()).isEqualTo("Bogot\u00e1");
        assertThat(new CustomerNumbers(facts.database).find("cafe\u0301")).isPresent();
    }

    @Test
    void tellsIdsApartThatSomeCollationsDoNot() {
        facts.customers.batch(List.of(
                json("{'id':'same','tier':'1'}"),
                json("{'id':'SAME','tier':'2'}"),
                json("{'id':'same ','tier':'3'}"),
                json("{'id':'sáme','tier':'4'}"),
                json("{'id':'same','tier':'5'}")));
        assertThat(facts.customers.get("same").get("tier").asText()).isEqualTo("5");
        assertThat(facts.customers.get("SAME").get("tier").asText()).isEqualTo("2");
        assertThat(facts.customers.get("same ").get("tier").asText()).isEqualTo("3");
        assertThat(facts.customers.get("sáme").get("tier").asText()).isEqualTo("4");
    }

    @Test
    void erasesEverythingAndTellsTheHooks() {
        List<Integer> told = new ArrayList<>();
        Customers customers =
                new Customers(facts.database, facts.catalogue, List.of((handle, number) -> told.add(number)));
        customers.put(
                "forget-me-7", json("{'email':'forget-me-7@x.y','nick':'forget-me-7','tags':{'who':'forget-me-7'}}"));
        for (int i = 0; i < 3; i++) {
            facts.ingest(
                    "{'id':'forget-me-7/%d','customer':'forget-me-7','type':'VISIT','occurredAt':'2026-01-01T00:00:00Z','brand':'acme'}"
                            .formatted(i));
        }
        facts.events.takeBack("forget-me-7/0");
        assertThat(AllTables.mentioning(facts.database, "forget-me-7")).contains("customers", "events", "taken_back");
        int number = new CustomerNumbers(facts.database).find("forget-me-7").orElseThrow();
        assertThat(customers.erase("forget-me-7")).isEqualTo(new Erasure("forget-me-7", 2, 1));
        assertThat(told).containsExactly(number);
        assertThat(AllTables.mentioning(facts.database, "forget-me-7")).isEmpty();
        assertThat(AllTables.withCustomer(facts.database, number)).isEmpty();
        assertThatThrownBy(() -> customers.erase("forget-me-7")).isInstanceOf(UnknownCustomer.class);
    }
}
