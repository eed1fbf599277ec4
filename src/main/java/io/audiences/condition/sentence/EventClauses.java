package io.audiences.condition.sentence;

import io.audiences.condition.Comparison;
import io.audiences.condition.Condition;
import io.audiences.condition.Condition.EventTest;
import io.audiences.condition.Measure;
import io.audiences.condition.Operand;
import io.audiences.condition.Operator;
import io.audiences.condition.Value;
import io.audiences.condition.Window;
import java.math.BigDecimal;
import java.util.Optional;

/** Tests of a measure over events: "bought at least 3 times on the web in the last 90 days". */
final class EventClauses {
    private final Wording wording;
    private final Quantities quantities;
    private final Tails tails;
    private final Times times;
    private final Terms terms;

    EventClauses(Wording wording) {
        this.wording = wording;
        this.quantities = new Quantities(wording);
        this.tails = new Tails(wording);
        this.times = new Times(wording);
        this.terms = new Terms(wording);
    }

    Phrase.Clause clause(EventTest test, boolean denied) {
        Phrase where = test.where().accept(new Filters(wording));
        String scope = Filters.words(where, test.where(), wording) + times.window(test.window());
        Comparison comparison = plainer(test.measure(), test.comparison(), denied);
        Said said = new Said(test, new EventWords(test.event(), wording), scope);
        return new Phrase.Clause(
                said.words(comparison.positive(), comparison.negated()), where instanceof Phrase.Group);
    }

    /** With the negation in it, turned to its opposite where the measure is never missing. */
    private static Comparison plainer(Measure measure, Comparison comparison, boolean denied) {
        Comparison whole = new Comparison(
                comparison.operator(), comparison.negated() != denied, comparison.operand(), comparison.ignoreCase());
        boolean neverMissing = switch (measure.function()) {
            case COUNT, DISTINCT, SUM, ACTIVE_DAYS -> true;
            default -> false;
        };
        return whole.negated() && neverMissing && whole.operand() instanceof Operand.One
                ? opposite(whole.operator())
                        .map(operator -> new Comparison(operator, whole.operand()))
                        .orElse(whole)
                : whole;
    }

    private static Optional<Operator> opposite(Operator operator) {
        return switch (operator) {
            case AT_LEAST -> Optional.of(Operator.LESS_THAN);
            case LESS_THAN -> Optional.of(Operator.AT_LEAST);
            case GREATER_THAN -> Optional.of(Operator.AT_MOST);
            case AT_MOST -> Optional.of(Operator.GREATER_THAN);
            default -> Optional.empty();
        };
    }

    /** One test on its way to words. */
    private final class Said {
        private final EventTest test;
        private final EventWords words;
        private final String scope;

        Said(EventTest test, EventWords words, String scope) {
            this.test = test;
            this.words = words;
            this.scope = scope;
        }

        String words(Comparison comparison, boolean negated) {
            return switch (test.measure().function()) {
                case COUNT -> count(comparison, negated);
                case ACTIVE_DAYS -> did(negated, "on", quantities.of(comparison, quantities.counted("different-day")));
                case DAYS_SINCE_FIRST -> ago("first", comparison, negated);
                case DAYS_SINCE_LAST -> ago("last", comparison, negated);
                case DISTINCT -> own(comparison, negated).orElseGet(() -> distinct(comparison, negated));
                default -> own(comparison, negated).orElseGet(() -> general(comparison, negated));
            };
        }

        private String count(Comparison comparison, boolean negated) {
            if (isNever(comparison)) {
                return negated ? words.form("past") + scope : never();
            }
            if (isOnce(comparison)) {
                return negated ? never() : words.form("past") + scope;
            }
            return did(negated, "times", quantities.of(comparison, quantities.counted("time")));
        }

        private String never() {
            boolean ever =
                    test.window() instanceof Window.AllTime && test.where().equals(Condition.EVERYONE);
            return words.form(ever ? "never" : didNot()) + scope;
        }

        private String didNot() {
            return Times.isOver(test.window()) ? "past.not" : "perfect.not";
        }

        private String did(boolean negated, String how, String quantity) {
            return words.form(negated ? didNot() : "past") + " " + wording.text("how." + how, quantity) + scope;
        }

        private String ago(String which, Comparison comparison, boolean negated) {
            if (comparison.operator() == Operator.EXISTS) {
                return negated ? never() : words.form("past") + scope;
            }
            String days = wording.text("days-ago", quantities.of(comparison, quantities.counted("day")));
            return negated
                    ? wording.text("no-" + which, words.form("noun"), scope, days, words.form("the-" + which))
                    : words.form(which) + " " + days + scope;
        }

        /** Words of the language's own for this event, function and property. */
        private Optional<String> own(Comparison comparison, boolean negated) {
            Measure measure = test.measure();
            String key = "measure." + test.event() + "." + measure.function().word() + "."
                    + measure.of().orElse("");
            if (!Tails.isNumber(comparison) || !wording.has(key, negated)) {
                return Optional.empty();
            }
            String quantity = wording.find(key + ".unit")
                    .map(unit -> quantities.of(comparison, quantities.counted(unit)))
                    .orElseGet(() -> quantities.of(comparison));
            return wording.find(key, negated, quantity, scope);
        }

        private String distinct(Comparison comparison, boolean negated) {
            String of = test.measure().of().orElseThrow();
            if (wording.has("how." + of, false)) {
                return did(negated, of, quantities.of(comparison, quantities.counted(of)));
            }
            return did(negated, "values", quantities.of(comparison, quantities.counted("different-value", label())));
        }

        private String general(Comparison comparison, boolean negated) {
            String key = "measure." + test.measure().function().word();
            if (comparison.operator() == Operator.EXISTS) {
                return wording.text(key + ".exists", negated, label(), eventNoun(), scope);
            }
            boolean isSum = test.measure().function() == Measure.Function.SUM;
            String compared = isSum ? quantities.of(comparison) : tails.of(comparison);
            return wording.text(key, negated, label(), compared, eventNoun(), scope);
        }

        private String label() {
            String of = test.measure().of().orElseThrow();
            return test.measure().isOfItems()
                    ? wording.text("item-property", terms.label(of.substring(Measure.ITEMS_PREFIX.length())))
                    : terms.label(of);
        }

        private String eventNoun() {
            return switch (test.measure().function()) {
                case FIRST -> words.form("the-first");
                case LAST -> words.form("the-last");
                default -> words.form("nouns");
            };
        }
    }

    /** Whether only a count of zero passes. */
    private static boolean isNever(Comparison comparison) {
        return number(comparison)
                .filter(number -> switch (comparison.operator()) {
                    case EQUALS -> number.signum() == 0;
                    case AT_MOST -> number.signum() >= 0 && number.compareTo(BigDecimal.ONE) < 0;
                    case LESS_THAN -> number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0;
                    default -> false;
                })
                .isPresent();
    }

    /** Whether every count but zero passes. */
    private static boolean isOnce(Comparison comparison) {
        return number(comparison)
                .filter(number -> switch (comparison.operator()) {
                    case AT_LEAST -> number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0;
                    case GREATER_THAN -> number.signum() >= 0 && number.compareTo(BigDecimal.ONE) < 0;
                    default -> false;
                })
                .isPresent();
    }

    private static Optional<BigDecimal> number(Comparison comparison) {
        return comparison.operand() instanceof Operand.One one && one.value() instanceof Value.Decimal decimal
                ? Optional.of(decimal.number())
                : Optional.empty();
    }
}
