package io.audiences.recalculation;

import static org.assertj.core.api.Assertions.assertThat;

import io.audiences.customer.ImportFormat;
import io.audiences.customer.ImportKind;
import io.audiences.customer.ImportReport;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Real purchases: every tenth customer of the CDNOW set (Fader and Hardie), as {@code awk '$1%10==0'} leaves it. A row is
 * customer, day, number of CDs and dollars. The expected counts come from awk over the same file and share no code with us.
 */
class CdnowTest {
    private static final Instant AS_OF = Instant.parse("1998-07-01T00:00:00Z");
    private static final int CUSTOMERS = 2_357;
    private static final int PURCHASES = 6_787;

    /** An audience by its condition, and how many members awk counts. */
    private record Case(String id, String condition, long members) {}

    private static final List<Case> CASES = List.of(
            // awk '{n[$1]++} END{for(c in n) k+=n[c]>=2; print k}'
            new Case("two-purchases", "{'event':'PURCHASE','operator':'at_least','value':2}", 1_170),
            // awk '{v=$4; sub(/\./,"",v); s[$1]+=v} END{for(c in s) k+=s[c]>=10000; print k}'
            new Case("spent-100", sum("value", "at_least", "100"), 606),
            // awk '{v=$4; sub(/\./,"",v); s[$1]+=v} END{for(c in s) k+=s[c]==3072; print k}'
            new Case("spent-exactly", sum("value", "equals", "30.72"), 10),
            // awk '{s[$1]+=$3} END{for(c in s) k+=s[c]>=20; print k}'
            new Case("cds-20", sum("cds", "at_least", "20"), 175),
            // awk '$2>=19970101&&$2<19970401{q[$1]} $2>=19980101{l[$1]} END{for(c in q) k+=!(c in l); print k}'
            new Case(
                    "early-and-gone",
                    "{'all':[{'event':'PURCHASE','operator':'at_least','value':1,'window':"
                            + "{'from':'1997-01-01T00:00:00Z','to':'1997-04-01T00:00:00Z'}},"
                            + "{'event':'PURCHASE','operator':'equals','value':0,'window':"
                            + "{'from':'1998-01-01T00:00:00Z','to':'1999-01-01T00:00:00Z'}}]}",
                    1_816),
            // awk '{n[$1]} $2>=19980101{l[$1]} END{for(c in n) k+=!(c in l); print k}'
            new Case(
                    "idle-6-months",
                    "{'not':{'event':'PURCHASE','operator':'at_least','value':1,'window':"
                            + "{'last':{'amount':6,'unit':'month'}}}}",
                    1_816),
            // awk '!d[$1,$2]++{n[$1]++} END{for(c in n) k+=n[c]>=5; print k}'
            new Case("five-days", measure("active_days", "at_least", "5"), 373),
            // awk '{n[$1]++} !d[$1,$2]++{m[$1]++} END{for(c in n) k+=n[c]>=3&&m[c]==2; print k}'
            new Case(
                    "often-on-a-day",
                    "{'all':[%s,%s]}"
                            .formatted(measure("count", "at_least", "3"), measure("active_days", "equals", "2")),
                    9),
            // awk '{v=$4; sub(/\./,"",v); s[$1]+=v; n[$1]++} END{for(c in n) k+=s[c]>=3000*n[c]; print k}'
            new Case("average-30", of("average", "value", "at_least", "30"), 871),
            // awk '{v=$4; sub(/\./,"",v); s[$1]+=v; n[$1]++} END{for(c in n) k+=s[c]==1437*n[c]; print k}'
            new Case("average-exactly", of("average", "value", "equals", "14.37"), 29),
            // awk '$4>=100{m[$1]} END{for(c in m) k++; print k}'
            new Case("one-of-100", of("max", "value", "at_least", "100"), 165),
            // awk '$4==0{z[$1]} END{for(c in z) k++; print k}'
            new Case("once-free", of("min", "value", "equals", "0"), 6),
            // awk '{v=$1" "$4} !d[v]++{n[$1]++} END{for(c in n) k+=n[c]>=4; print k}'
            new Case("four-prices", of("distinct", "value", "at_least", "4"), 514),
            // awk '$2>l[$1]{l[$1]=$2} END{for(c in l) k+=l[c]>=19980402; print k}'
            new Case("back-in-90-days", measure("days_since_last", "at_most", "90"), 325),
            // awk '$3>=3&&$2>=19970701{n[$1]++} END{for(c in n) k+=n[c]>=2; print k}'
            new Case(
                    "large-orders",
                    "{'event':'PURCHASE','where':{'all':[{'attribute':'cds','operator':'at_least','value':3},"
                            + "{'attribute':'occurredAt','operator':'after','value':'1997-06-30'}]},"
                            + "'operator':'at_least','value':2}",
                    196));

    private static String sum(String property, String operator, String value) {
        return of("sum", property, operator, value);
    }

    private static String of(String function, String property, String operator, String value) {
        return "{'event':'PURCHASE','measure':{'function':'%s','of':'%s'},'operator':'%s','value':%s}"
                .formatted(function, property, operator, value);
    }

    private static String measure(String function, String operator, String value) {
        return "{'event':'PURCHASE','measure':{'function':'%s'},'operator':'%s','value':%s}"
                .formatted(function, operator, value);
    }

    @Test
    void countsAsAwkDoes() throws IOException {
        try (Shop shop = new Shop(AS_OF);
                InputStream sample = Objects.requireNonNull(CdnowTest.class.getResourceAsStream("cdnow-sample.txt"))) {
            String file = csv(sample);
            ImportReport report = load(shop, file);
            assertThat(List.of(report.accepted(), report.rejected())).containsExactly((long) PURCHASES, 0L);
            assertThat(load(shop, file).repeated()).isEqualTo(PURCHASES);
            Map<String, Long> expected = new TreeMap<>();
            CASES.forEach(each -> {
                expected.put(each.id(), each.members());
                shop.publish(each.id(), each.condition());
            });
            Run run = shop.run(CASES.stream().map(Case::id).toArray(String[]::new));
            Map<String, Long> members = new TreeMap<>();
            run.audiences().forEach(result -> members.put(result.audience(), result.members()));
            assertThat(members).isEqualTo(expected);
            assertThat(run.total()).isEqualTo(CUSTOMERS);
        }
    }

    private static ImportReport load(Shop shop, String csv) {
        return shop.imports.run(
                shop.imports.create(ImportKind.EVENTS),
                ImportFormat.CSV,
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static final Pattern BLANKS = Pattern.compile(" +");

    /** What a user would do: each row an event; those of one customer and day are told apart by the row's number. */
    private static String csv(InputStream rows) throws IOException {
        StringBuilder csv = new StringBuilder("id,customer,type,occurredAt,value,properties.cds\n");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(rows, StandardCharsets.US_ASCII))) {
            int number = 0;
            for (String row = reader.readLine(); row != null; row = reader.readLine()) {
                String[] cells = BLANKS.split(row.strip(), -1);
                String day = cells[1].replaceFirst("(....)(..)(..)", "$1-$2-$3");
                csv.append("%s-%s-%d,%1$s,PURCHASE,%sT00:00:00Z,%s,%s\n"
                        .formatted(cells[0], cells[1], ++number, day, cells[3], cells[2]));
            }
        }
        return csv.toString();
    }
}
