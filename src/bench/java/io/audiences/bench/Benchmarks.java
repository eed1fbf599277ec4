package io.audiences.bench;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs a benchmark named on the command line, or all: {@code evaluation}, {@code recalculation}, {@code language}, {@code thousand}. */
public final class Benchmarks {
    private static final long SEED = 20_261_123;
    private static final Instant AS_OF = Instant.parse("2026-11-23T12:00:00Z");

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        if (arguments.length == 2) {
            String engine = arguments[0];
            int audiences = Integer.parseInt(arguments[1]);
            if (engine.equals("heap")) {
                out.println(LanguageBench.heap(audiences, SEED, AS_OF));
                return;
            }
            out.println(
                    engine.equals("ours") || engine.equals("naive")
                            ? EvaluationBench.measure(engine, audiences, SEED, AS_OF)
                            : LanguageBench.measure(engine, audiences, SEED, AS_OF));
            return;
        }
        String wanted = arguments.length == 0 ? "all" : arguments[0];
        if (wanted.equals("all") || wanted.equals("evaluation")) {
            new EvaluationBench(out).run();
        }
        if (wanted.equals("all") || wanted.equals("language")) {
            new LanguageBench(out).run();
        }
        if (wanted.equals("all") || wanted.equals("thousand")) {
            new ThousandBench(out, AS_OF).run(SEED);
        }
        if (wanted.equals("all") || wanted.equals("recalculation")) {
            new RecalculationBench(out, AS_OF).run(SEED);
        }
    }

    /** Runs this class in a process of its own and gives the words of its last line. */
    static String[] fork(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("java", "-Xmx1g", "-cp", System.getProperty("java.class.path"), Benchmarks.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the process failed: " + lines);
        }
        return lines.get(lines.size() - 1).split(" ");
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
