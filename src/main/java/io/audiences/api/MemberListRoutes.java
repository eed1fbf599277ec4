package io.audiences.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.audiences.audience.Audience;
import io.audiences.audience.Audiences;
import io.audiences.customer.CustomerNumbers;
import io.audiences.database.Page;
import io.audiences.membership.Memberships;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The members of an audience, all parts of one fixed result: page by page, or streamed whole as CSV or NDJSON. Ids are
 * written as they are; since spreadsheets run what looks like a formula, {@code ?spreadsheet=true} makes a text of such
 * ids in CSV. {@code Audience-Size} tells the size of the result up front; ids of customers that are erased while it is
 * streamed are left out.
 */
final class MemberListRoutes {
    private static final String SIZE = "Audience-Size";
    private static final int STREAMED_AT_ONCE = 1_000;
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final Audiences audiences;
    private final Memberships memberships;
    private final CustomerNumbers numbers;

    MemberListRoutes(Audiences audiences, Memberships memberships, CustomerNumbers numbers) {
        this.audiences = audiences;
        this.memberships = memberships;
        this.numbers = numbers;
    }

    private record Member(String customer) {}

    @FunctionalInterface
    private interface Rows {
        void write(Stream<String> customers) throws IOException;
    }

    void list(Context context) throws IOException {
        Audience audience = BrandAccess.of(context).require(audiences.get(context.pathParam("id")));
        switch (Accepts.chosen(context)) {
            case Accepts.CSV -> csv(context, audience.id());
            case Accepts.NDJSON -> ndjson(context, audience.id());
            default -> page(context, audience.id());
        }
    }

    private void page(Context context, String audience) {
        Paging paging = Paging.of(context);
        Page<Integer> page = memberships
                .members(audience, paging.cursor(), paging.limit())
                .orElseThrow(() -> Missing.calculation(audience));
        context.json(new ListView<>(customers(page.items()).map(Member::new).toList(), page.nextCursor()));
    }

    private void csv(Context context, String audience) throws IOException {
        boolean isForSpreadsheet = Query.isTrue(context, "spreadsheet");
        Writer writer = open(context, audience, Accepts.CSV + ";charset=utf-8;header=present");
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord("customer");
        stream(
                audience,
                customers -> customers.forEach(
                        customer -> csv.writeRecord(isForSpreadsheet ? harmless(customer) : customer)));
        csv.flush();
    }

    private static String harmless(String id) {
        return FORMULA_STARTS.indexOf(id.charAt(0)) >= 0 ? "'" + id : id;
    }

    private void ndjson(Context context, String audience) throws IOException {
        Writer writer = open(context, audience, Accepts.NDJSON);
        stream(audience, customers -> {
            for (Member member : customers.map(Member::new).toList()) {
                writer.append(Json.write(member)).append('\n');
            }
        });
        writer.flush();
    }

    private Writer open(Context context, String audience, String type) {
        long size = memberships
                .find(audience)
                .orElseThrow(() -> Missing.calculation(audience))
                .size();
        context.contentType(type)
                .header(SIZE, Long.toString(size))
                .header("X-Content-Type-Options", "nosniff")
                .header(Header.CONTENT_DISPOSITION, "attachment; filename=\"members\"");
        return new OutputStreamWriter(Streamed.begin(context), StandardCharsets.UTF_8);
    }

    private void stream(String audience, Rows rows) {
        memberships.forEachMember(audience, STREAMED_AT_ONCE, batch -> {
            try {
                rows.write(customers(batch));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Stream<String> customers(List<Integer> members) {
        Map<Integer, String> ids = numbers.ids(members);
        return members.stream().map(ids::get).filter(Objects::nonNull);
    }
}
