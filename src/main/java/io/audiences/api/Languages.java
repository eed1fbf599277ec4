package io.audiences.api;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Chooses the language of what people read by the {@code Accept-Language} header. */
final class Languages {
    private static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"));

    private Languages() {}

    /** The offered language that the caller likes best, English in doubt; the answer tells which. */
    static Locale choose(Context context) {
        Locale chosen = Optional.ofNullable(context.header(Header.ACCEPT_LANGUAGE))
                .flatMap(Languages::find)
                .orElse(Locale.ENGLISH);
        context.header(Header.CONTENT_LANGUAGE, chosen.toLanguageTag()).header(Header.VARY, Header.ACCEPT_LANGUAGE);
        return chosen;
    }

    private static Optional<Locale> find(String header) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(header), OFFERED));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
