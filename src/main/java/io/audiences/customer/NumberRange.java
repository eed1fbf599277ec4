package io.audiences.customer;

/** Customers by internal number, from {@code from} up to but without {@code to}. */
public record NumberRange(int from, int to) {}
