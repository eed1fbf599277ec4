package io.audiences.api;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Chooses what to answer with by the {@code Accept} header. */
final class Accepts {
    static final String JSON = "application/json";
    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";
    static final String TEXT = "text/plain";

    private static final String CHOSEN = "io.audiences.api.media-type";

    private Accepts() {}

    private record Range(String type, double quality) {
        static Range of(String text) {
            String[] parts = text.split(";");
            double quality = Stream.of(parts)
                    .skip(1)
                    .map(parameter -> parameter.strip().toLowerCase(Locale.ROOT))
                    .filter(parameter -> parameter.startsWith("q="))
                    .map(parameter -> quality(parameter.substring(2)))
                    .findFirst()
                    .orElse(1.0);
            return new Range(parts[0].strip().toLowerCase(Locale.ROOT), quality);
        }

        private static double quality(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return 0;
            }
        }

        boolean includes(String offered) {
            return type.equals("*/*")
                    || type.equals(offered)
                    || (type.endsWith("/*") && offered.startsWith(type.substring(0, type.length() - 1)));
        }
    }

    /** Decides what to answer with, before anything is done. */
    static void decide(Context context, Route route) {
        context.attribute(CHOSEN, choose(context, route.produces()));
    }

    /** The type that {@link #decide} chose. */
    static String chosen(Context context) {
        String type = context.attribute(CHOSEN);
        return type == null ? JSON : type;
    }

    /** The offered type that the caller likes best, the earlier one in doubt; a problem if none will do. */
    static String choose(Context context, List<String> offered) {
        String header = Optional.ofNullable(context.header(Header.ACCEPT)).orElse("*/*");
        List<Range> ranges = Stream.of(header.split(",")).map(Range::of).toList();
        // the most specific range that includes a type tells its quality
        Comparator<Range> specific = Comparator.comparingInt(
                range -> range.type().equals("*/*") ? 0 : range.type().endsWith("/*") ? 1 : 2);
        return offered.stream()
                .filter(type -> quality(ranges, type, specific) > 0)
                .max(Comparator.<String>comparingDouble(type -> quality(ranges, type, specific))
                        .thenComparing(type -> -offered.indexOf(type)))
                .orElseThrow(() -> new ApiProblem(
                        ProblemType.NOT_ACCEPTABLE, "This call can answer with " + String.join(", ", offered)));
    }

    private static double quality(List<Range> ranges, String type, Comparator<Range> specific) {
        return ranges.stream()
                .filter(range -> range.includes(type))
                .max(specific)
                .map(Range::quality)
                .orElse(0.0);
    }
}
