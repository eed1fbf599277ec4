package io.audiences.condition;

import java.util.function.IntPredicate;

/** Who is in the audiences that conditions name, as far as one evaluation goes by it. */
@FunctionalInterface
public interface AudienceMembers {

    /** For conditions that name no audience. */
    AudienceMembers NONE = audience -> {
        throw new IllegalStateException("nothing is known of the members of audience " + audience);
    };

    /** Decides whether a customer, by number, is in the audience; looked up once and asked for many customers. */
    IntPredicate of(String audience);
}
