package io.audiences.api;

import io.audiences.customer.ImportFormat;
import io.audiences.customer.Imports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs uploaded files one after the other and deletes them. */
final class ImportRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    static final Duration LONGEST_UPLOAD = Duration.ofDays(1);
    private static final long CLOSING_SECONDS = 10;

    private final Imports imports;
    private final ExecutorService runner = Executors.newSingleThreadExecutor(work -> new Thread(work, "import"));

    ImportRunner(Imports imports) {
        this.imports = imports;
    }

    /** Deletes what processes that died left behind: uploads from before an instant. */
    static void clear(Path folder, Instant before) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "upload-*")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + folder, e);
        }
    }

    void start(String id, ImportFormat format, Upload upload) {
        runner.execute(() -> run(id, format, upload));
    }

    private void run(String id, ImportFormat format, Upload upload) {
        try {
            try (InputStream input = upload.open()) {
                imports.run(id, format, input);
            } finally {
                upload.delete();
            }
        } catch (IOException | RuntimeException e) {
            // the report of the import says that it failed; this thread has others to run
            LOG.error("Import {} failed: {}", id, Trace.of(e));
        }
    }

    /** Lets the file that is being imported come to its end, if that does not take long. */
    @Override
    public void close() {
        runner.shutdown();
        try {
            if (!runner.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Imports that did not end in time are left to be sent again");
                runner.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
