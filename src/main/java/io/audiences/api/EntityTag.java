package io.audiences.api;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of definitions as entity tags. */
final class EntityTag {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");

    private EntityTag() {}

    static String of(int version) {
        return "\"" + version + "\"";
    }

    /** The version that the caller has seen; a problem if it does not say. */
    static int required(Context context) {
        return find(context)
                .orElseThrow(
                        () -> new ApiProblem(
                                ProblemType.PRECONDITION_REQUIRED,
                                "Send the ETag of the definition that was edited as If-Match, so that nobody else's edit is lost"));
    }

    /** The version that the caller wants to be the latest, if any; what is no version is none that could match. */
    static Optional<Integer> find(Context context) {
        return Optional.ofNullable(context.header(Header.IF_MATCH)).map(tag -> {
            Matcher matcher = TAG.matcher(tag.strip());
            if (!matcher.matches()) {
                throw new ApiProblem(
                        ProblemType.VERSION_CONFLICT, "If-Match: expected the ETag of a definition, such as \"3\"");
            }
            return Integer.valueOf(matcher.group(1));
        });
    }
}
