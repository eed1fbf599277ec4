package io.audiences.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of a page.
 *
 * @param line where it begins, from 1
 * @param header the first row
 * @param rows the others, each as long as the header
 */
record MarkdownTable(int line, List<String> header, List<List<String>> rows) {
    MarkdownTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    static List<MarkdownTable> in(List<String> page) {
        List<MarkdownTable> tables = new ArrayList<>();
        for (int i = 0; i + 1 < page.size(); i++) {
            if (page.get(i).startsWith("|") && page.get(i + 1).startsWith("|---")) {
                List<List<String>> rows = page.subList(i + 2, page.size()).stream()
                        .takeWhile(line -> line.startsWith("|"))
                        .map(MarkdownTable::cells)
                        .toList();
                tables.add(new MarkdownTable(i + 1, cells(page.get(i)), rows));
            }
        }
        return tables;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    /** What stands between backquotes, or nothing. */
    static List<String> quoted(String cell) {
        String[] parts = cell.split("`", -1);
        List<String> quoted = new ArrayList<>();
        for (int i = 1; i < parts.length; i += 2) {
            quoted.add(parts[i]);
        }
        return quoted;
    }

    /** The one thing between backquotes. */
    static String code(String cell) {
        List<String> quoted = quoted(cell);
        if (quoted.size() != 1) {
            throw new IllegalArgumentException("expected one piece of code, got: " + cell);
        }
        return quoted.get(0);
    }

    @Override
    public String toString() {
        return "line " + line + ": " + header.get(0);
    }
}
