package io.audiences.differential;

import io.audiences.condition.ScopedCondition;
import io.audiences.condition.Vocabulary;
import io.audiences.customer.CustomerFacts;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

/** Something that evaluates conditions. */
interface Engine {

    /** For each condition the places in {@code customers} of those that match. */
    List<BitSet> matches(
            List<ScopedCondition> conditions, Vocabulary vocabulary, Instant asOf, List<CustomerFacts> customers);
}
