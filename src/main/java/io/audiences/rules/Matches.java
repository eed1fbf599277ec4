package io.audiences.rules;

/** Takes the matches that rules report. */
@FunctionalInterface
public interface Matches {
    /** A customer, by number, whom a rule matches, by number. */
    void add(int customer, int rule);
}
