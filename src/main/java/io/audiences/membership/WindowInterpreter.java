package io.audiences.membership;

import io.audiences.condition.Value;
import io.audiences.condition.Window;
import java.time.Instant;

/** Whether an instant that is not after the instant of evaluation lies in a window. */
final class WindowInterpreter {
    private final Window window;
    private final AsOf asOf;

    WindowInterpreter(Window window, AsOf asOf) {
        this.window = window;
        this.asOf = asOf;
    }

    boolean holds(Instant time) {
        if (window instanceof Window.Last last) {
            return !time.isBefore(asOf.ago(last.amount()));
        }
        if (window instanceof Window.Fixed fixed) {
            boolean begun =
                    fixed.from().isEmpty() || !time.isBefore(begin(fixed.from().get()));
            boolean ended =
                    fixed.to().isPresent() && !time.isBefore(begin(fixed.to().get()));
            return begun && !ended;
        }
        if (window instanceof Window.Between between) {
            return !time.isBefore(asOf.ago(between.from())) && time.isBefore(asOf.ago(between.to()));
        }
        if (window instanceof Window.During during) {
            return !time.isBefore(asOf.midnight(asOf.firstDayOf(during.period())))
                    && time.isBefore(asOf.midnight(asOf.dayAfter(during.period())));
        }
        return true;
    }

    private Instant begin(Value value) {
        return value instanceof Value.Day day ? asOf.midnight(day.day()) : ((Value.At) value).instant();
    }
}
