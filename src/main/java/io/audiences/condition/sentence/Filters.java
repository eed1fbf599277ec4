package io.audiences.condition.sentence;

import io.audiences.condition.Condition;
import io.audiences.condition.Condition.Quantifier;
import java.util.List;

/** What stands after the verb and tells which events or items count: "on the web and with an item of category shoes". */
final class Filters implements Condition.FilterVisitor<Phrase> {
    private final Wording wording;
    private final boolean denied;
    private final ValueClauses values;

    Filters(Wording wording) {
        this(wording, false);
    }

    private Filters(Wording wording, boolean denied) {
        this.wording = wording;
        this.denied = denied;
        this.values = new ValueClauses(wording, ValueClauses.Of.PROPERTY);
    }

    /** The words for a filter with a space before them; none for a filter that all pass. */
    static String words(Phrase phrase, Condition where, Wording wording) {
        return where.equals(Condition.EVERYONE) ? "" : " " + new Grouping(wording).writeWithin(phrase);
    }

    @Override
    public Phrase all(Condition.All all) {
        return group(!denied, all.children());
    }

    @Override
    public Phrase any(Condition.Any any) {
        return group(denied, any.children());
    }

    private Phrase group(boolean isAll, List<Condition> children) {
        List<Phrase> parts = children.stream().map(child -> child.accept(this)).toList();
        return Phrase.group(isAll, parts, clause(wording.text(isAll ? "filter.everything" : "filter.nothing")));
    }

    @Override
    public Phrase not(Condition.Not not) {
        return not.child().accept(new Filters(wording, !denied));
    }

    @Override
    public Phrase attribute(Condition.AttributeTest test) {
        return clause(values.clause(test, denied));
    }

    @Override
    public Phrase items(Condition.ItemsTest test) {
        Phrase where = test.where().accept(new Filters(wording));
        String words = test.quantifier() == Quantifier.ALL && test.where().equals(Condition.EVERYONE)
                ? " " + wording.text("filter.everything")
                : words(where, test.where(), wording);
        String key = "items." + test.quantifier().word();
        return new Phrase.Clause(wording.text(key, denied, words), where instanceof Phrase.Group);
    }

    private static Phrase.Clause clause(String text) {
        return new Phrase.Clause(text, false);
    }
}
