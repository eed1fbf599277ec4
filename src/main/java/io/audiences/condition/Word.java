package io.audiences.condition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An enum constant that conditions spell in lower case. */
public interface Word {
    String name();

    /** The spelling in JSON and text, such as {@code at_least}. */
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant of {@code type} spelled {@code word}. */
    static <E extends Enum<E> & Word> Optional<E> find(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.word().equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /** All spellings, in the order of the constants. */
    static <E extends Enum<E> & Word> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Word::word).toList();
    }
}
