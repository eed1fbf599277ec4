package io.audiences.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An API key without its secret.
 *
 * @param start the first characters of the secret, by which people tell keys apart
 * @param brands the only brands it may have to do with; empty for no restriction
 */
public record ApiKey(
        String id,
        String name,
        String start,
        Set<Scope> scopes,
        Optional<List<String>> brands,
        Instant createdAt,
        String createdBy,
        Optional<Instant> revokedAt) {
    public ApiKey {
        scopes = Set.copyOf(scopes);
        brands = brands.map(List::copyOf);
    }

    boolean allowsAny(Set<Scope> wanted) {
        return scopes.contains(Scope.ADMIN) || wanted.stream().anyMatch(scopes::contains);
    }
}
