package io.audiences.condition.sentence;

import io.audiences.condition.Condition;
import io.audiences.condition.Window;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says of a customer what each test asks; a negation is carried down to the tests. */
final class ClauseWriter implements Condition.Visitor<Phrase> {
    private final Wording wording;
    private final Function<String, Optional<String>> names;
    private final boolean denied;

    ClauseWriter(Wording wording, Function<String, Optional<String>> names) {
        this(wording, names, false);
    }

    private ClauseWriter(Wording wording, Function<String, Optional<String>> names, boolean denied) {
        this.wording = wording;
        this.names = names;
        this.denied = denied;
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
        return Phrase.group(isAll, parts, clause(wording.text(isAll ? "everyone" : "no-one")));
    }

    @Override
    public Phrase not(Condition.Not not) {
        return not.child().accept(new ClauseWriter(wording, names, !denied));
    }

    @Override
    public Phrase attribute(Condition.AttributeTest test) {
        return clause(new ValueClauses(wording, ValueClauses.Of.ATTRIBUTE).clause(test, denied));
    }

    @Override
    public Phrase event(Condition.EventTest test) {
        return new EventClauses(wording).clause(test, denied);
    }

    @Override
    public Phrase items(Condition.ItemsTest test) {
        throw new IllegalArgumentException("outside a filter: " + test);
    }

    @Override
    public Phrase sequence(Condition.SequenceTest test) {
        String words = test.steps().stream()
                .map(this::step)
                .reduce((before, step) -> wording.text("sequence.then", before, step))
                .orElseThrow();
        String window = test.window() instanceof Window.AllTime
                ? ""
                : wording.text(
                        test.steps().size() == 1 ? "sequence.window.one" : "sequence.window",
                        new Times(wording).window(test.window()).strip());
        return new Phrase.Clause(wording.text("sequence", denied, words + window), true);
    }

    private String step(Condition.Step step) {
        Phrase where = step.where().accept(new Filters(wording));
        String within = step.within()
                .map(amount -> " " + new Times(wording).following(amount))
                .orElse("");
        return new EventWords(step.event(), wording).form(step.absent() ? "then.not" : "then")
                + Filters.words(where, step.where(), wording)
                + within;
    }

    @Override
    public Phrase audience(Condition.AudienceTest test) {
        String name = names.apply(test.audience()).orElse(test.audience());
        return clause(wording.text("audience", test.negated() != denied, new Terms(wording).plain(name)));
    }

    @Override
    public Phrase sample(Condition.SampleTest test) {
        Terms terms = new Terms(wording);
        String draw = test.seed().isEmpty() ? "" : wording.text("sample.draw", terms.plain(test.seed()));
        return clause(wording.text("sample", denied, terms.number(test.percent()), draw));
    }

    private static Phrase.Clause clause(String text) {
        return new Phrase.Clause(text, false);
    }
}
