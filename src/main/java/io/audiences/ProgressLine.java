package io.audiences;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Tells on stderr how far something is: by a bar on a terminal, else by a plain line at every fifth of the way. */
final class ProgressLine implements AutoCloseable {
    private static final int WIDTH = 79;
    private static final int STEPS = 5;

    private final PrintWriter err;
    private final String task;
    private final @Nullable ProgressBar bar;
    private int told;

    private ProgressLine(PrintWriter err, String task, @Nullable ProgressBar bar) {
        this.err = err;
        this.task = task;
        this.bar = bar;
    }

    static ProgressLine start(PrintWriter err, String task) {
        if (!isTerminal()) {
            return new ProgressLine(err, task, null);
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(0)
                .setStyle(ProgressBarStyle.ASCII)
                .hideEta()
                .setConsumer(new DelegatingProgressBarConsumer(line -> show(err, line), WIDTH))
                .build();
        return new ProgressLine(err, task, bar);
    }

    @SuppressWarnings("SystemConsoleNull") // isTerminal is asked where a console is no proof of a terminal
    private static boolean isTerminal() {
        Console console = System.console();
        try {
            return console != null
                    && Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            // before Java 22, which brought the method and consoles that are none
            return true;
        }
    }

    private static void show(PrintWriter err, String line) {
        err.print("\r" + line);
        err.flush();
    }

    /** A total of 0 is not known yet. */
    synchronized void at(long done, long total) {
        if (bar != null) {
            bar.maxHint(Math.max(total, done)).stepTo(done);
            return;
        }
        int step = total > 0 ? (int) Math.min(STEPS, done * STEPS / total) : 0;
        if (step > told) {
            told = step;
            err.println(String.format(Locale.ROOT, "%s: %,d of %,d", task, done, total));
            err.flush();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            err.println();
            err.flush();
        }
    }
}
