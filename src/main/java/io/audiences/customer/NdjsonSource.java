package io.audiences.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.audiences.condition.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object on each line; empty lines are skipped, a line that is no JSON is one rejected row. */
final class NdjsonSource implements ImportSource {
    private final Utf8Lines lines;

    NdjsonSource(InputStream input) {
        this.lines = new Utf8Lines(input);
    }

    @Override
    public @Nullable ImportItem next() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                return item(line);
            }
        }
        return null;
    }

    private ImportItem item(String line) {
        try {
            return new ImportItem(
                    lines.number(), line.length(), FactsJson.mapper().readTree(line), List.of());
        } catch (JsonProcessingException e) {
            int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            return ImportItem.unreadable(
                    lines.number(),
                    line.length(),
                    new Problem("", Problem.Code.SYNTAX, "expected one JSON object, wrong near column " + column));
        }
    }

    @Override
    public String place(String pointer) {
        return pointer;
    }
}
