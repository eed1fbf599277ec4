package io.audiences.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.audiences.api.IdempotencyStore.Answer;
import io.audiences.api.IdempotencyStore.Owner;
import io.audiences.api.IdempotencyStore.Seen;
import io.audiences.database.Database;
import io.audiences.database.RetryTransaction;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Does what a request with an {@code Idempotency-Key} asks for once and answers its repetitions with the first success, for
 * {@link #KEPT}. A request that failed left nothing behind and may be sent again, corrected too. Writes of facts do not
 * come by here: their own ids make them idempotent, and nothing about customers is kept in answers that erasing would miss.
 */
final class Idempotency {
    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    static final Duration KEPT = Duration.ofHours(24);

    /** After which an attempt without an answer is taken for dead. */
    static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(10);

    private static final Pattern KEY = Pattern.compile("[ -~]{1," + ApiLimits.IDEMPOTENCY_KEY + "}");
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Database database;
    private final InstantSource clock;

    Idempotency(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The handler, run once for each key and request. */
    Handler once(Handler handler) {
        return context -> {
            if (key(context).isEmpty()) {
                handler.handle(context);
            } else {
                once(context, context.bodyAsBytes(), handler);
            }
        };
    }

    /** {@link #once(Handler)} for a body that was read, or whose digest was taken, elsewhere. */
    void once(Context context, byte[] body, Handler handler) throws Exception {
        Optional<String> key = key(context);
        if (key.isEmpty()) {
            handler.handle(context);
            return;
        }
        Owner owner = new Owner(Authentication.key(context).id(), key.get());
        String attempt = UUID.randomUUID().toString();
        Optional<Answer> earlier = claim(owner, request(context, body), attempt);
        if (earlier.isPresent()) {
            replay(context, earlier.get());
        } else {
            attempt(context, owner, attempt, handler);
        }
    }

    private void attempt(Context context, Owner owner, String attempt, Handler handler) throws Exception {
        boolean isDone = false;
        try {
            handler.handle(context);
            isDone = true;
        } finally {
            if (!isDone) {
                database.useTransaction(handle -> IdempotencyStore.release(handle, owner, attempt));
            }
        }
        Answer answer = answer(context);
        database.useTransaction(handle -> IdempotencyStore.answer(handle, owner, attempt, answer));
    }

    private static Optional<String> key(Context context) {
        Optional<String> key = Optional.ofNullable(context.header(HEADER));
        if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
            throw ApiProblem.invalidParameter(HEADER, "1 to " + ApiLimits.IDEMPOTENCY_KEY + " ASCII characters");
        }
        return key;
    }

    private Optional<Answer> claim(Owner owner, String request, String attempt) {
        Instant now = clock.instant();
        database.useTransaction(handle -> IdempotencyStore.sweep(handle, now.minus(KEPT)));
        return database.inTransaction(handle -> {
            Optional<Seen> seen = IdempotencyStore.find(handle, owner).filter(found -> !isOver(found, now));
            if (seen.isPresent()) {
                return Optional.of(answer(seen.get(), request));
            }
            IdempotencyStore.delete(handle, owner);
            try {
                IdempotencyStore.insert(handle, owner, request, attempt, now);
            } catch (RuntimeException e) {
                if (Database.isDuplicateKey(e)) {
                    throw new RetryTransaction("the same key arrived twice", e);
                }
                throw e;
            }
            return Optional.empty();
        });
    }

    private static boolean isOver(Seen seen, Instant now) {
        Duration kept = seen.answer().isPresent() ? KEPT : LONGEST_ATTEMPT;
        return seen.at().plus(kept).isBefore(now);
    }

    private static Answer answer(Seen seen, String request) {
        if (!seen.request().equals(request)) {
            throw new ApiProblem(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key came with another request within the last 24 hours; use a new one");
        }
        return seen.answer()
                .orElseThrow(() -> new ApiProblem(
                        ProblemType.IDEMPOTENCY_IN_PROGRESS,
                        "The first request with this Idempotency-Key has no answer yet"));
    }

    private static String request(Context context, byte[] body) {
        MessageDigest digest = Sha256.digest();
        String address = context.method() + " " + context.path() + "?" + context.queryString() + "\n";
        digest.update(address.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(body));
    }

    private static Answer answer(Context context) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : new String[] {Header.LOCATION, Header.ETAG, Header.CONTENT_TYPE}) {
            String value = context.res().getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new Answer(
                context.statusCode(),
                Json.write(headers),
                Optional.ofNullable(context.result()).orElse(""));
    }

    private static void replay(Context context, Answer answer) {
        try {
            Json.MAPPER.readValue(answer.headers(), HEADERS).forEach(context::header);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        context.status(answer.status()).header(REPLAYED, "true").result(answer.body());
    }
}
