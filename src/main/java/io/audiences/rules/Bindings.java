package io.audiences.rules;

import io.audiences.condition.BrandScope;

/**
 * What rules name by number instead of spelling it out: measures, tests, texts and brand lists. Numbers stay the same for
 * the life of the process, so compiled rules can be combined in any way.
 */
final class Bindings {
    final Interned<MeasureSpec> measures = new Interned<>();
    final Interned<TestSpec> tests = new Interned<>();
    final Interned<String> texts = new Interned<>();
    final Interned<BrandScope> brands = new Interned<>();
}
