package io.audiences.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.audiences.condition.Problem;
import io.audiences.condition.ValueType;
import io.audiences.customer.CsvHeader.Column;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header; an empty cell is a missing value. A column of an unknown name has the type of its first value
 * throughout the file (events: for each type of event).
 */
final class CsvSource implements ImportSource {
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final CurrentCatalogue catalogue;
    private final ImportKind kind;
    private final Iterator<CsvRecord> records;
    private final Map<String, ValueType> inferred = new HashMap<>();
    private List<Column> columns = List.of();
    private long lastLine;

    CsvSource(InputStream input, ImportKind kind, CurrentCatalogue catalogue) {
        this.catalogue = catalogue;
        this.kind = kind;
        this.records = CsvReader.builder()
                .maxBufferSize(Utf8Lines.MAX_LINE)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new Utf8Lines(input).reader())
                .iterator();
    }

    /** Reads the header; before the first row. */
    List<Column> header() {
        CsvRecord header = record();
        if (header == null) {
            throw new BrokenFile(1, "expected a header, got an empty file");
        }
        columns = CsvHeader.columns(kind, header.getStartingLineNumber(), header.getFields());
        return columns;
    }

    @Override
    public @Nullable ImportItem next() {
        CsvRecord record = record();
        return record == null ? null : item(record);
    }

    private @Nullable CsvRecord record() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            lastLine = record.getStartingLineNumber();
            return record;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof BrokenFile broken) {
                throw broken;
            }
            Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
            throw new BrokenFile(
                    line.find() ? Long.parseLong(line.group(1)) : lastLine + 1,
                    "expected CSV: a quoted cell ends with a quotation mark before a comma or the end of the line, and"
                            + " quotation marks inside it are doubled");
        }
    }

    private ImportItem item(CsvRecord record) {
        List<String> cells = record.getFields();
        long line = record.getStartingLineNumber();
        int size = cells.stream().mapToInt(String::length).sum();
        if (cells.size() != columns.size()) {
            return ImportItem.unreadable(
                    line,
                    size,
                    new Problem(
                            "",
                            Problem.Code.SYNTAX,
                            "expected %d cells, got %d".formatted(columns.size(), cells.size())));
        }
        String eventType = "";
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(EventProperty.TYPE)) {
                eventType = cells.get(i);
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (!cells.get(i).isEmpty()) {
                ObjectNode target = column.group().isEmpty()
                        ? json
                        : json.withObjectProperty(
                                column.group().substring(0, column.group().length() - 1));
                target.set(column.key(), value(column, cells.get(i), eventType));
            }
        }
        return new ImportItem(line, size, json, List.of());
    }

    private JsonNode value(Column column, String cell, String eventType) {
        if (kind == ImportKind.CUSTOMERS) {
            return CellReader.read(cell, attributeType(column, cell));
        }
        EventProperty builtIn = EventProperty.byName().get(column.name());
        if (builtIn != null) {
            return CellReader.read(cell, builtIn.type());
        }
        if (!column.group().isEmpty()) {
            return CellReader.read(cell, propertyType(column, cell, eventType));
        }
        return column.name().equals(EventProperty.ITEMS) ? items(cell) : JsonNodeFactory.instance.textNode(cell);
    }

    private ValueType attributeType(Column column, String cell) {
        BuiltInAttribute builtIn = BuiltInAttribute.byName().get(column.name());
        CatalogueSnapshot.Named known = catalogue.get().attributes().get(column.name());
        return builtIn != null
                ? builtIn.type()
                : known != null
                        ? known.type()
                        : inferred.computeIfAbsent(column.name(), name -> CellReader.infer(cell));
    }

    private ValueType propertyType(Column column, String cell, String eventType) {
        CatalogueSnapshot.EventType type = catalogue.get().eventTypes().get(eventType);
        CatalogueSnapshot.Named known = type == null ? null : type.properties().get(column.key());
        return known != null
                ? known.type()
                : inferred.computeIfAbsent(
                        eventType + "." + column.name(),
                        name -> column.declared().orElseGet(() -> CellReader.infer(cell)));
    }

    private static JsonNode items(String cell) {
        try {
            return FactsJson.mapper().readTree(cell);
        } catch (JsonProcessingException e) {
            // the check says that it is no list
            return JsonNodeFactory.instance.textNode(cell);
        }
    }

    /** The column, and what is wrong inside its JSON. */
    @Override
    public String place(String pointer) {
        String path = pointer.isEmpty() ? "" : pointer.substring(1);
        for (Column column : columns) {
            if (!column.group().isEmpty() && path.startsWith(column.group().replace('.', '/'))) {
                return path.replaceFirst("/", ".");
            }
        }
        return path;
    }
}
