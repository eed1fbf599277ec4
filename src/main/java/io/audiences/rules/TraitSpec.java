package io.audiences.rules;

/** A trait as audiences of one scope read it. */
record TraitSpec(String trait, Scope scope) {}
