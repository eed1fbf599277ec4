package io.audiences.api;

/** What hostile values try to call: it never sings. */
public final class Canary {
    private static volatile boolean fired;

    private Canary() {}

    /** Called by a value that is executed. */
    public static void fire() {
        fired = true;
    }

    static boolean hasFired() {
        return fired || System.getProperty("audiences.hostile") != null;
    }
}
