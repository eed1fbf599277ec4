package io.audiences.condition.lint;

import io.audiences.condition.Amount;
import io.audiences.condition.Vocabulary;
import java.time.Instant;
import java.util.Optional;

/**
 * What a condition is held against.
 *
 * @param retention how long events are kept; empty for ever
 */
public record Situation(Vocabulary vocabulary, Instant now, Optional<Amount> retention) {}
