package io.audiences.audience;

/**
 * An audience whose members depend on another's, because it names it or names one that does.
 *
 * @param audience the dependent one, which is not archived
 * @param via the audience that it names on a shortest way to the other; where it names the other itself, that one
 */
public record Dependent(Audience audience, String via) {}
