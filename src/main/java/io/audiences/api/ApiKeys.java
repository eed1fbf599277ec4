package io.audiences.api;

import io.audiences.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * The API keys. Secrets are 256 random bits, so a plain SHA-256 keeps them safe at rest, and since they are looked up by that
 * hash, no comparison of secrets leaks through its duration. A key that was found is trusted for {@link #TRUST}; a revoked
 * one stops working after that at the latest, on every server.
 */
public final class ApiKeys {
    static final Duration TRUST = Duration.ofSeconds(3);

    private static final String PREFIX = "aud_";
    private static final int SECRET_BYTES = 32;
    private static final int START = 8;
    private static final int SHORTEST_GIVEN = 12;
    private static final int LONGEST_GIVEN = 256;
    private static final Pattern SENDABLE = Pattern.compile("[!-~]{%d,%d}".formatted(SHORTEST_GIVEN, LONGEST_GIVEN));
    private static final String FIRST = "first";

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentMap<String, Trusted> trusted = new ConcurrentHashMap<>();

    private record Trusted(ApiKey key, Instant until) {}

    /** A key that was just made, with its secret, which cannot be shown again. */
    public record Made(ApiKey key, String secret) {}

    public ApiKeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes the first admin key of a database that never had a key: the given one, or a random one, which is returned to be
     * shown once. Does nothing otherwise.
     *
     * @throws InvalidAdminKey if the given key is needed, and too short or not fit for a header
     */
    public Optional<String> bootstrap(Optional<String> given) {
        String secret = given.orElseGet(this::secret);
        ApiKey key = key(FIRST, "First admin key", secret, Set.of(Scope.ADMIN), Optional.empty(), "setup");
        boolean isMade = database.inTransaction(handle -> {
            if (!ApiKeyStore.list(handle).isEmpty()) {
                return false;
            }
            requireSendable(secret);
            return insertFirst(() -> ApiKeyStore.insert(handle, key, hash(secret)));
        });
        return isMade && given.isEmpty() ? Optional.of(secret) : Optional.empty();
    }

    private static void requireSendable(String secret) {
        if (!SENDABLE.matcher(secret).matches()) {
            throw new InvalidAdminKey(
                    "%d to %d ASCII characters without spaces".formatted(SHORTEST_GIVEN, LONGEST_GIVEN));
        }
    }

    /** False if another server on the same database has just done the same. */
    private static boolean insertFirst(Runnable insert) {
        try {
            insert.run();
            return true;
        } catch (RuntimeException e) {
            if (Database.isDuplicateKey(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Makes a key with a random secret. */
    public Made create(String name, Set<Scope> scopes, Optional<List<String>> brands, String who) {
        String secret = secret();
        ApiKey key = key(UUID.randomUUID().toString(), name, secret, scopes, brands, who);
        database.useTransaction(handle -> ApiKeyStore.insert(handle, key, hash(secret)));
        return new Made(key, secret);
    }

    private ApiKey key(
            String id, String name, String secret, Set<Scope> scopes, Optional<List<String>> brands, String who) {
        // of a given key nothing may be shown: it may be short
        String start = secret.startsWith(PREFIX) ? secret.substring(0, START) : "";
        return new ApiKey(id, name, start, scopes, brands, clock.instant(), who, Optional.empty());
    }

    /** All keys, revoked ones included, oldest first. */
    public List<ApiKey> list() {
        return database.read(ApiKeyStore::list);
    }

    /** The key with this secret, unless revoked. */
    Optional<ApiKey> find(String secret) {
        byte[] hash = hash(secret);
        String name = HexFormat.of().formatHex(hash);
        Trusted known = trusted.get(name);
        if (known != null && clock.instant().isBefore(known.until())) {
            return Optional.of(known.key());
        }
        Optional<ApiKey> found = database.read(handle -> ApiKeyStore.find(handle, hash));
        found.ifPresentOrElse(
                key -> trusted.put(name, new Trusted(key, clock.instant().plus(TRUST))), () -> trusted.remove(name));
        return found;
    }

    /** Makes a key worthless; doing so twice is no error. */
    public void revoke(String id) {
        database.useTransaction(handle -> {
            List<ApiKey> keys = ApiKeyStore.lock(handle);
            ApiKey key = keys.stream()
                    .filter(candidate -> candidate.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new ApiProblem(ProblemType.UNKNOWN_API_KEY, "There is no API key with this id"));
            if (key.revokedAt().isEmpty()) {
                keepAnAdmin(keys, key);
                ApiKeyStore.revoke(handle, id, clock.instant());
            }
        });
        trusted.values().removeIf(known -> known.key().id().equals(id));
    }

    private static void keepAnAdmin(List<ApiKey> keys, ApiKey leaving) {
        boolean anotherStays = keys.stream()
                .anyMatch(key -> !key.id().equals(leaving.id())
                        && key.revokedAt().isEmpty()
                        && key.brands().isEmpty()
                        && key.scopes().contains(Scope.ADMIN));
        if (leaving.scopes().contains(Scope.ADMIN) && !anotherStays) {
            throw new ApiProblem(
                    ProblemType.LAST_ADMIN_KEY, "Without this key nobody could make another; make a second one first");
        }
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String secret) {
        return Sha256.digest().digest(secret.getBytes(StandardCharsets.UTF_8));
    }
}
