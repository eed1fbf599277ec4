package io.audiences.customer;

/**
 * The receipt of an erasure. Nothing with the customer's id is left.
 *
 * @param events events that were deleted
 * @param takenBack marks of events taken back earlier that were deleted
 */
public record Erasure(String customer, int events, int takenBack) {}
