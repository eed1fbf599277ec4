package io.audiences.rules;

/** A hand-written file of rules that compute traits; {@code name} is told with its mistakes. */
public record TraitFile(String name, String drl) {}
