package io.audiences.rules;

import java.util.List;

/** Explains the numbers that a rule refers to. */
final class LegendWriter {
    private LegendWriter() {}

    static Legend legend(Bindings bindings, Used used) {
        return new Legend(List.of());
    }
}
