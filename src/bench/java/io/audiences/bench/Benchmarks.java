package io.audiences.bench;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Runs the benchmarks named on the command line, or all: {@code evaluation}, {@code recalculation}. */
public final class Benchmarks {
    private static final long SEED = 20_261_123;
    private static final Instant AS_OF = Instant.parse("2026-11-23T12:00:00Z");

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> wanted =
                arguments.length == 0 || arguments[0].isBlank() || arguments[0].equals("all")
                        ? List.of("evaluation", "recalculation")
                        : List.of(arguments[0].split(","));
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        if (wanted.contains("evaluation")) {
            new EvaluationBench(out, AS_OF).run(SEED);
        }
        out.flush();
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
