package io.audiences.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.audiences.condition.Problem;
import io.audiences.database.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Collects the rows of one import into batches of bounded size and stores them, with what was rejected. */
final class ImportRun {
    private static final int MAX_BATCH_CHARACTERS = 4_000_000;

    private final Database database;
    private final String id;
    private final Function<List<JsonNode>, List<Receipt>> store;
    private final UnaryOperator<String> place;
    private final List<ImportItem> batch = new ArrayList<>();
    private int characters;
    private int rejections;
    private boolean empty = true;

    ImportRun(
            Database database, String id, Function<List<JsonNode>, List<Receipt>> store, UnaryOperator<String> place) {
        this.database = database;
        this.id = id;
        this.store = store;
        this.place = place;
    }

    boolean isEmpty() {
        return empty;
    }

    void add(ImportItem item) {
        empty = false;
        batch.add(item);
        characters += item.size();
        if (batch.size() == Events.MAX_BATCH || characters >= MAX_BATCH_CHARACTERS) {
            flush();
        }
    }

    /** Stores what is waiting. */
    void flush() {
        List<ImportItem> readable =
                batch.stream().filter(item -> item.problems().isEmpty()).toList();
        List<Receipt> receipts =
                store.apply(readable.stream().map(ImportItem::json).toList());
        List<ImportRejection> rejected = new ArrayList<>();
        int accepted = 0;
        int repeated = 0;
        int next = 0;
        for (ImportItem item : batch) {
            if (!item.problems().isEmpty()) {
                reject(item, item.problems(), rejected);
                continue;
            }
            Receipt receipt = receipts.get(next++);
            switch (receipt.outcome()) {
                case ACCEPTED -> accepted++;
                case DUPLICATE, TAKEN_BACK -> repeated++;
                case REJECTED -> reject(item, receipt.problems(), rejected);
            }
        }
        ImportCounts counts = new ImportCounts(batch.size(), accepted, repeated, batch.size() - accepted - repeated);
        database.useTransaction(handle -> {
            ImportStore.add(handle, id, counts);
            ImportStore.reject(handle, id, rejected);
        });
        batch.clear();
        characters = 0;
    }

    private void reject(ImportItem item, List<Problem> problems, List<ImportRejection> rejected) {
        for (Problem problem : problems) {
            if (rejections < Imports.MAX_REJECTIONS) {
                rejections++;
                rejected.add(new ImportRejection(
                        rejections,
                        item.line(),
                        place.apply(problem.pointer()),
                        problem.code().word(),
                        problem.detail()));
            }
        }
    }
}
