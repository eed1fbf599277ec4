package io.audiences.customer;

import io.audiences.condition.FieldName;
import io.audiences.condition.ValueType;
import io.audiences.condition.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns that a CSV file's header names, checked for one kind of import. */
final class CsvHeader {
    /** Before the names of an event's own properties. */
    static final String PROPERTIES = EventProperty.PROPERTIES + ".";

    private static final List<String> OF_CUSTOMERS = List.of(BuiltInAttribute.ID.attribute());
    private static final List<String> OF_EVENTS =
            List.of(EventProperty.ID, EventProperty.CUSTOMER, EventProperty.TYPE, EventProperty.OCCURRED_AT.property());

    /**
     * A column.
     *
     * @param name without the declared type
     * @param group the object that holds the value, such as {@code tags.}; empty for the top level
     */
    record Column(String name, String group, Optional<ValueType> declared) {
        String key() {
            return name.substring(group.length());
        }
    }

    private CsvHeader() {}

    static List<Column> columns(ImportKind kind, long line, List<String> header) {
        List<Column> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String cell : header) {
            Column column = column(kind, line, cell.strip());
            if (!names.add(column.name())) {
                throw new BrokenFile(line, "expected each column once, got " + column.name() + " again");
            }
            columns.add(column);
        }
        for (String required : kind == ImportKind.EVENTS ? OF_EVENTS : OF_CUSTOMERS) {
            if (!names.contains(required)) {
                throw new BrokenFile(line, "expected a header with the column " + required + why(kind, required));
            }
        }
        return columns;
    }

    private static String why(ImportKind kind, String required) {
        return kind == ImportKind.EVENTS && required.equals(EventProperty.ID)
                ? ", by which an event is counted once however often it is sent"
                : "";
    }

    private static Column column(ImportKind kind, long line, String cell) {
        int colon = cell.lastIndexOf(':');
        String name = colon < 0 ? cell : cell.substring(0, colon);
        Optional<ValueType> declared =
                colon < 0 ? Optional.empty() : Word.find(ValueType.class, cell.substring(colon + 1));
        if (!FieldName.isValid(name) || (colon >= 0 && declared.isEmpty())) {
            throw new BrokenFile(
                    line,
                    "expected column names of letters, digits, _ and ., with a type of the catalogue after a colon if"
                            + " wanted, such as tier or points:number");
        }
        return kind == ImportKind.EVENTS ? ofEvent(line, name, declared) : ofCustomer(line, name, declared);
    }

    private static Column ofCustomer(long line, String name, Optional<ValueType> declared) {
        if (name.equals("tags") || name.equals("consent")) {
            throw new BrokenFile(line, "expected a column for each key, such as " + name + ".vip");
        }
        BuiltInAttribute builtIn = BuiltInAttribute.byName().get(name);
        if (builtIn != null && declared.isPresent() && declared.get() != builtIn.type()) {
            throw new BrokenFile(
                    line, name + " is built in and always " + builtIn.type().word());
        }
        String group =
                name.startsWith(Profile.TAGS) ? Profile.TAGS : name.startsWith(Profile.CONSENT) ? Profile.CONSENT : "";
        return new Column(name, group, declared);
    }

    private static Column ofEvent(long line, String name, Optional<ValueType> declared) {
        EventProperty builtIn = EventProperty.byName().get(name);
        if (builtIn != null && declared.isPresent() && declared.get() != builtIn.type()) {
            throw new BrokenFile(
                    line, name + " is built in and always " + builtIn.type().word());
        }
        boolean isProperty = name.startsWith(PROPERTIES);
        boolean isKey = EventProperty.OTHER_KEYS.contains(name) && !name.equals(EventProperty.PROPERTIES);
        if (!isProperty && !isKey && builtIn == null) {
            throw new BrokenFile(
                    line, "expected a built-in column or one such as properties." + name + ", got " + name);
        }
        return new Column(name, isProperty ? PROPERTIES : "", declared);
    }
}
