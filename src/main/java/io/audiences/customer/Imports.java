package io.audiences.customer;

import io.audiences.condition.Problem;
import io.audiences.customer.CsvHeader.Column;
import io.audiences.customer.ImportReport.State;
import io.audiences.database.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams files of customers or events into storage, a batch at a time, each batch committed. Running a file again is safe:
 * events count once by id, profiles are merged.
 */
public final class Imports {
    /** Rejections kept of one import; more are only counted. */
    public static final int MAX_REJECTIONS = 10_000;

    private static final Logger log = LoggerFactory.getLogger(Imports.class);
    private static final String AGAIN =
            "; rows accepted so far stay, and, as a new import, the whole file can be sent again";

    private final Database database;
    private final Catalogue catalogue;
    private final Customers customers;
    private final Events events;
    private final InstantSource clock;

    public Imports(Database database, Catalogue catalogue, Customers customers, Events events, InstantSource clock) {
        this.database = database;
        this.catalogue = catalogue;
        this.customers = customers;
        this.events = events;
        this.clock = clock;
    }

    /** Registers an import and returns its id. */
    public String create(ImportKind kind) {
        String id = UUID.randomUUID().toString();
        database.useTransaction(handle -> ImportStore.create(handle, id, kind, clock.instant()));
        return id;
    }

    /**
     * Runs a created import to its end in the calling thread. A file that cannot be read to its end makes the import fail,
     * which the report tells. The caller closes the stream.
     */
    public ImportReport run(String id, ImportFormat format, InputStream input) {
        ImportKind kind = get(id).kind();
        if (!database.inTransaction(handle -> ImportStore.start(handle, id, clock.instant()))) {
            throw new IllegalStateException("import " + id + " was started before");
        }
        log.info("Import {} of {} as {} started", id, kind.word(), format.word());
        Optional<String> error = Optional.of("the server stopped the import; see its log" + AGAIN);
        try {
            error = stream(id, kind, format, input);
        } finally {
            finish(id, error);
        }
        ImportReport report = get(id);
        log.info(
                "Import {} {}: {} rows, {} accepted, {} repeated, {} rejected",
                id,
                report.state().word(),
                report.done(),
                report.accepted(),
                report.repeated(),
                report.rejected());
        return report;
    }

    private Optional<String> stream(String id, ImportKind kind, ImportFormat format, InputStream input) {
        ImportRun run = null;
        try {
            ImportSource source = source(kind, format, input);
            run = new ImportRun(
                    database, id, kind == ImportKind.EVENTS ? events::ingest : customers::merge, source::place);
            for (ImportItem item = source.next(); item != null; item = source.next()) {
                run.add(item);
            }
            run.flush();
            return run.isEmpty() ? Optional.of("expected at least one row, got none") : Optional.empty();
        } catch (BrokenFile | TypeConflict e) {
            flush(run);
            return Optional.of(e.getMessage() + AGAIN);
        } catch (IOException | UncheckedIOException e) {
            flush(run);
            return Optional.of("the upload broke off" + AGAIN);
        }
    }

    private static void flush(@Nullable ImportRun run) {
        if (run != null) {
            run.flush();
        }
    }

    private ImportSource source(ImportKind kind, ImportFormat format, InputStream input) {
        if (format == ImportFormat.NDJSON) {
            return new NdjsonSource(input);
        }
        CsvSource source = new CsvSource(input, kind, catalogue.current());
        for (Column column : source.header()) {
            boolean isCustom =
                    kind == ImportKind.CUSTOMERS && !BuiltInAttribute.byName().containsKey(column.name());
            if (isCustom && column.declared().isPresent()) {
                List<Problem> problems = catalogue.declareAttribute(
                        column.name(), column.declared().get());
                if (!problems.isEmpty()) {
                    throw new BrokenFile(
                            1, column.name() + ": " + problems.get(0).detail());
                }
            }
        }
        return source;
    }

    private void finish(String id, Optional<String> error) {
        database.useTransaction(handle -> ImportStore.finish(
                handle, id, error.isPresent() ? State.FAILED : State.SUCCEEDED, error.orElse(null), clock.instant()));
    }

    /** At start, before any import runs: those of a process that died are marked failed. */
    public int failInterrupted() {
        return database.inTransaction(handle ->
                ImportStore.failUnfinished(handle, "the server stopped before the end" + AGAIN, clock.instant()));
    }

    public ImportReport get(String id) {
        return find(id).orElseThrow(() -> new UnknownImport(id));
    }

    /** How far the import is. */
    public Optional<ImportReport> find(String id) {
        return database.read(handle -> ImportStore.find(handle, id));
    }

    /** Rejections after a position (0 for the first), in the order of the file. */
    public List<ImportRejection> rejections(String id, int after, int limit) {
        return database.read(handle -> ImportStore.rejections(handle, id, after, limit));
    }
}
