package io.audiences.customer;

import static io.audiences.customer.Facts.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.audiences.condition.ValueType;
import io.audiences.customer.ImportReport.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportsTest {
    private static final Facts facts = new Facts();
    private static final Imports imports =
            new Imports(facts.database, facts.catalogue, facts.customers, facts.events, InstantSource.fixed(Facts.NOW));

    @AfterAll
    static void close() {
        facts.close();
    }

    private static ImportReport run(ImportKind kind, ImportFormat format, String file) {
        return run(kind, format, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static ImportReport run(ImportKind kind, ImportFormat format, InputStream file) {
        return imports.run(imports.create(kind), format, file);
    }

    private static List<String> rejections(ImportReport report) {
        return imports.rejections(report.id(), 0, 100).stream()
                .map(rejection -> rejection.line() + " " + rejection.pointer() + " " + rejection.code())
                .toList();
    }

    @Test
    void importsCustomersFromCsv() {
        ImportReport report = run(ImportKind.CUSTOMERS, ImportFormat.CSV, """
                \uFEFFid,country,isAnonymous,birthDate,brands,location,tags.vip,i.zip,i.points:number,i.list:list
                i1,CO,true,2000-02-29,a|b,4.65|-74.05,true,01234,007,x|y
                i2,"C,""O""
                x",,,,,,99999,,
                i3,CO,yes,2000-02-30,,,,,lots,
                i4,CO

                i1,,,,,,,,8,
                """);
        assertThat(report.state()).isEqualTo(State.SUCCEEDED);
        assertThat(List.of(report.done(), report.accepted(), report.rejected())).containsExactly(5L, 3L, 2L);
        assertThat(rejections(report))
                .containsExactly(
                        "5 isAnonymous wrong_type", "5 birthDate wrong_type", "5 i.points wrong_type", "6  syntax");
        assertThat(json(facts.customers.get("i1").toString()))
                .isEqualTo(
                        json(
                                "{'id':'i1','birthDate':'2000-02-29','country':'CO','isAnonymous':true,'brands':['a','b'],"
                                        + "'location':{'latitude':4.65,'longitude':-74.05},'i.list':['x','y'],'i.points':8,'i.zip':'01234','tags':{'vip':true}}"));
        assertThat(facts.customers.get("i2").get("country").asText()).isEqualTo("C,\"O\"\nx");
        assertThat(facts.catalogue.vocabulary().attributes())
                .containsEntry("i.zip", ValueType.TEXT)
                .containsEntry("i.points", ValueType.NUMBER)
                .containsEntry("tags.vip", ValueType.BOOLEAN);
        assertThat(report.finishedAt()).contains(Facts.NOW);
    }

    @Test
    void importsEventsFromCsvOnce() {
        String file = """
                id,customer,type,occurredAt,value,brand,items,properties.gift
                v1,v,BOUGHT,2026-01-01T00:00:00Z,10.10,acme,"[{""sku"":""s"",""quantity"":2}]",true
                v2,v,BOUGHT,2026-01-02,1,,,
                v3,v,BOUGHT,2026-01-03T00:00:00Z,,,not json,
                v1,v,BOUGHT,2026-01-01T00:00:00Z,10.10,,,
                """;
        ImportReport report = run(ImportKind.EVENTS, ImportFormat.CSV, file);
        assertThat(List.of(report.done(), report.accepted(), report.repeated(), report.rejected()))
                .containsExactly(4L, 1L, 1L, 2L);
        assertThat(rejections(report)).containsExactly("3 occurredAt wrong_type", "4 items wrong_type");
        assertThat(run(ImportKind.EVENTS, ImportFormat.CSV, file).accepted()).isZero();
        List<Event> events =
                facts.read(Facts.events(Set.of("BOUGHT"), "gift", "value"), "v").events();
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.properties().get("gift")).isEqualTo(true);
            assertThat((BigDecimal) event.properties().get("value")).isEqualByComparingTo("10.1");
            assertThat(event.items().get(0).get("quantity")).isEqualTo(new BigDecimal("2"));
        });
    }

    @Test
    void importsNdjsonAndTellsTheLinesItRejects() {
        ImportReport report = run(
                ImportKind.EVENTS,
                ImportFormat.NDJSON,
                "{'id':'n1','customer':'n','type':'VISIT','occurredAt':'2026-01-01T00:00:00Z'}\r\n\r\n{broken\n7\n{'id':'n2','id':'n3'}\n{'id':'n4','properties':{'a/b':1}}"
                        .replace('\'', '"'));
        assertThat(report.state()).isEqualTo(State.SUCCEEDED);
        assertThat(report.done()).isEqualTo(5);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(rejections(report))
                .containsExactly(
                        "3  syntax",
                        "4  wrong_type",
                        "5  syntax",
                        "6 /customer missing_value",
                        "6 /type missing_value",
                        "6 /occurredAt missing_value",
                        "6 /properties/a~1b syntax");
    }

    @Test
    void neverQuotesValuesInRejections() {
        run(
                ImportKind.CUSTOMERS,
                ImportFormat.NDJSON,
                "{\"id\":\"q\",\"birthDate\":\"secret-1\",\"isAnonymous\":\"secret-1\"}\n{\"id\":\"secret-1\n");
        assertThat(AllTables.mentioning(facts.database, "secret-1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CUSTOMERS; ; line 1: expected a header, got an empty file",
                "CUSTOMERS; id; expected at least one row, got none",
                "CUSTOMERS; name$x; line 1: expected a header with the column id",
                "CUSTOMERS; id,id$x,y; line 1: expected each column once, got id again",
                "CUSTOMERS; id,a-b$x,y; line 1: expected column names of letters",
                "CUSTOMERS; id,points:numbr$x,1; line 1: expected column names of letters",
                "CUSTOMERS; id,email:number$x,1; line 1: email is built in and always text",
                "CUSTOMERS; id,tags$x,1; line 1: expected a column for each key",
                "EVENTS; customer,type,occurredAt$x,y,z; line 1: expected a header with the column id, by which an event is counted once",
                "EVENTS; id,customer,type,occurredAt,colour$x,y,z,w; line 1: expected a built-in column or one such as properties.colour",
                "CUSTOMERS; id,name$b1,x$b2,\"open$b3,x; line 3: expected CSV: a quoted cell",
                "CUSTOMERS; id,name$b4,\"x\"y$; line 2: expected CSV: a quoted cell",
            })
    void failsClearlyOnABrokenFile(ImportKind kind, String file, String error) {
        ImportReport report = run(kind, ImportFormat.CSV, file == null ? "" : file.replace('$', '\n'));
        assertThat(report.state()).isEqualTo(State.FAILED);
        assertThat(report.error().orElseThrow())
                .startsWith(error)
                .endsWith("got none".equals(error.substring(error.length() - 8)) ? "got none" : "can be sent again");
    }

    @Test
    void keepsWhatCameBeforeTheBreak() {
        byte[] file = "id,name\nkept,x\nlost,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        ImportReport report = run(ImportKind.CUSTOMERS, ImportFormat.CSV, new ByteArrayInputStream(file));
        assertThat(report.error().orElseThrow()).startsWith("line 3: expected UTF-8");
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(facts.customers.find("kept")).isPresent();
    }

    @Test
    void failsWhenTheUploadBreaksOff() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        };
        for (ImportFormat format : ImportFormat.values()) {
            assertThat(run(ImportKind.CUSTOMERS, format, broken).error().orElseThrow())
                    .startsWith("the upload broke off");
        }
    }

    @Test
    void refusesALineThatIsTooLong() {
        String line = "{\"id\":\"" + "x".repeat(Utf8Lines.MAX_LINE) + "\"}";
        assertThat(run(ImportKind.CUSTOMERS, ImportFormat.NDJSON, "{}\n" + line)
                        .error()
                        .orElseThrow())
                .startsWith("line 2: expected at most 1,048,576 bytes in a line");
    }

    @Test
    void marksImportsOfADeadProcessAsFailed() {
        String id = imports.create(ImportKind.EVENTS);
        assertThat(imports.get(id).state()).isEqualTo(State.QUEUED);
        assertThat(imports.failInterrupted()).isEqualTo(1);
        assertThat(imports.get(id).error().orElseThrow()).contains("can be sent again");
        assertThatThrownBy(() -> imports.run(id, ImportFormat.CSV, InputStream.nullInputStream()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> imports.get("none")).isInstanceOf(UnknownImport.class);
    }

    @Test
    void showsProgressWhileItRunsInBatches() {
        String id = imports.create(ImportKind.EVENTS);
        String rows = IntStream.range(0, 20_000)
                .mapToObj(i -> "m%d,m%d,MANY,%s,%d.5\n".formatted(i, i % 900, Instant.EPOCH.plusSeconds(i), i % 100))
                .collect(Collectors.joining());
        InputStream file =
                new ByteArrayInputStream(
                        ("id,customer,type,occurredAt,value\n" + rows).getBytes(StandardCharsets.UTF_8)) {
                    private long seen;

                    @Override
                    public synchronized int read(byte[] target, int offset, int length) {
                        long done = imports.get(id).done();
                        assertThat(done).isGreaterThanOrEqualTo(seen);
                        seen = done;
                        int count = super.read(target, offset, length);
                        assertThat(count >= 0 || done >= 15_000).isTrue();
                        return count;
                    }
                };
        ImportReport report = imports.run(id, ImportFormat.CSV, file);
        assertThat(report.accepted()).isEqualTo(20_000);
        long events = facts.read(Facts.events(Set.of("MANY"))).stream()
                .mapToLong(customer -> customer.events().size())
                .sum();
        assertThat(events).isEqualTo(20_000);
    }
}
