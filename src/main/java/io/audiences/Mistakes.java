package io.audiences;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;

/** Shows the mistakes that a server found in a text: each with its line, and a caret under what is wrong. */
final class Mistakes {
    private static final int WIDTH = 76;
    private static final String INDENT = "  ";

    private Mistakes() {}

    /** Prints {@code errors} as they stand in problem details. */
    static void print(JsonNode errors, String text, PrintWriter out) {
        List<String> lines = text.lines().toList();
        for (JsonNode error : errors) {
            String detail = error.path("detail").asText();
            if (!error.has("line")) {
                out.println(error.path("pointer").asText() + ": " + detail);
                continue;
            }
            int line = error.path("line").asInt();
            int column = error.path("column").asInt();
            out.println("line " + line + ", column " + column + ": " + detail);
            show(line <= lines.size() ? lines.get(line - 1) : "", column - 1, out);
        }
    }

    private static void show(String line, int column, PrintWriter out) {
        int[] points = line.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .toArray();
        int from = Math.max(0, Math.min(column - WIDTH / 2, points.length - WIDTH));
        int to = Math.min(points.length, from + WIDTH);
        out.println(INDENT + new String(points, from, to - from).stripTrailing());
        out.println(INDENT + " ".repeat(column - from) + "^");
    }
}
