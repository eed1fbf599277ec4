package io.audiences.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.audiences.customer.ImportFormat;
import io.audiences.customer.ImportKind;
import io.audiences.customer.ImportRejection;
import io.audiences.customer.ImportReport;
import io.audiences.customer.Imports;
import io.audiences.database.Cursor;
import io.audiences.database.Page;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files of customers or events. A file is received whole before the import is answered, and read after. */
final class ImportRoutes {
    private static final String SUPPORTED = Accepts.CSV + ", " + Accepts.NDJSON;

    private final Imports imports;
    private final ImportRunner runner;
    private final Idempotency idempotency;
    private final Path uploads;

    ImportRoutes(Imports imports, ImportRunner runner, Idempotency idempotency, Path uploads) {
        this.imports = imports;
        this.runner = runner;
        this.idempotency = idempotency;
        this.uploads = uploads;
    }

    private record Rejection(long line, String pointer, String code, String detail) {
        static Rejection of(ImportRejection rejection) {
            return new Rejection(rejection.line(), rejection.pointer(), rejection.code(), rejection.detail());
        }
    }

    private record Report(
            @JsonUnwrapped ImportReport report, List<Rejection> rejections, Optional<String> nextCursor) {}

    void start(Context context) throws Exception {
        BrandAccess.requireUnrestricted(context, "Imports");
        ImportKind kind = Query.find(context, "kind", ImportKind.class)
                .orElseThrow(() -> ApiProblem.invalidParameter("kind", "customers or events"));
        ImportFormat format = format(context);
        Upload upload = Upload.receive(context.bodyInputStream(), uploads, ApiLimits.UPLOAD_BYTES);
        boolean isStarted = false;
        try {
            isStarted = start(context, kind, format, upload);
        } finally {
            if (!isStarted) {
                upload.delete();
            }
        }
    }

    /** False if an earlier request with the same idempotency key was answered instead. */
    private boolean start(Context context, ImportKind kind, ImportFormat format, Upload upload) throws Exception {
        boolean[] isStarted = {false};
        idempotency.once(context, upload.digest(), once -> {
            String id = imports.create(kind);
            isStarted[0] = true;
            runner.start(id, format, upload);
            once.status(HttpStatus.ACCEPTED)
                    .header(Header.LOCATION, "/v1/imports/" + id)
                    .json(imports.get(id));
        });
        return isStarted[0];
    }

    private static ImportFormat format(Context context) {
        return switch (Bodies.mediaType(context)) {
            case Accepts.CSV -> ImportFormat.CSV;
            case Accepts.NDJSON, "application/ndjson", "application/jsonl" -> ImportFormat.NDJSON;
            default -> throw Bodies.unsupported(SUPPORTED);
        };
    }

    void get(Context context) throws IOException {
        String id = context.pathParam("id");
        Paging paging = Paging.of(context);
        ImportReport report = imports.get(id);
        int after = paging.cursor()
                .map(cursor -> (int) Cursor.number(Cursor.read(cursor, 1).get(0)))
                .orElse(0);
        Page<ImportRejection> page = Page.of(
                imports.rejections(id, after, paging.limit() + 1),
                paging.limit(),
                last -> Cursor.write(Integer.toString(last.position())));
        context.json(new Report(report, page.items().stream().map(Rejection::of).toList(), page.nextCursor()));
    }
}
