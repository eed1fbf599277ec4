package io.audiences.rules;

import io.audiences.condition.BrandScope;
import io.audiences.condition.Condition;

/**
 * What rules name by number instead of spelling it out: measures, sequences, tests, texts, brand lists, audiences, samples and
 * traits. Numbers stay the same for the life of the process, so compiled rules can be combined in any way.
 */
final class Bindings {
    /** The hand-written rules beside those of audiences. */
    final Traits traits;

    final Interned<MeasureSpec> measures = new Interned<>();
    final Interned<SequenceSpec> sequences = new Interned<>();
    final Interned<TestSpec> tests = new Interned<>();
    final Interned<String> texts = new Interned<>();
    final Interned<BrandScope> brands = new Interned<>();
    final Interned<String> audiences = new Interned<>();
    final Interned<Condition.SampleTest> samples = new Interned<>();
    final Interned<TraitSpec> computed = new Interned<>();
    final Interned<Quintile> quintiles = new Interned<>();

    Bindings(Traits traits) {
        this.traits = traits;
    }
}
