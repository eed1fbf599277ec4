package io.audiences.api;

import java.util.ArrayList;
import java.util.List;

/** Where a failure came from, in one line and without messages. */
final class Trace {
    private static final String OWN = "io.audiences.";
    private static final int FRAMES = 5;
    private static final int CAUSES = 5;

    private Trace() {}

    static String of(Throwable failure) {
        List<String> parts = new ArrayList<>();
        Throwable cause = failure;
        while (cause != null && parts.size() < CAUSES) {
            parts.add(place(cause));
            cause = cause.getCause();
        }
        return String.join(", caused by ", parts);
    }

    private static String place(Throwable cause) {
        List<String> frames = new ArrayList<>();
        StackTraceElement[] trace = cause.getStackTrace();
        for (int i = 0; i < trace.length && frames.size() < FRAMES; i++) {
            if (i == 0 || trace[i].getClassName().startsWith(OWN)) {
                frames.add(trace[i].toString());
            }
        }
        return cause.getClass().getName() + " at " + String.join(" < ", frames);
    }
}
