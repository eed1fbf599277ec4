package io.audiences.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repetitions are found wherever the expression tries to hide them. */
class PatternSizeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "((a{1000}){2}){2}",
                "\\Q[\\E((a{1000}){1000}){1000}",
                "[]](a{1000}){1000}",
                "[^]](a{1000}){1000}",
                "[\\]](a{1000}){1000}",
                "[[:alpha:]](a{1000}){1000}",
                "\\((a{1000}){1000}",
                "\\p{Greek}(a{1000}){1000}",
                "\\x{41}(a{1000}){1000}",
                "(?i:(a{1000}){3,})",
                "(?:a{0,1000}b{,5}){0,1000}",
                "(a|b{1000}|c){3}"
            })
    void refusesWhatUnrollsTooFar(String pattern) {
        assertThat(PatternSize.of(pattern)).isGreaterThan(Limits.PATTERN_SIZE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z0-9._]{1,64}@[a-z0-9.]{1,255}\\.[a-z]{2,10}",
                "(\\d{3}-){2}\\d{4}",
                "\\Qa{1000}\\E",
                "(a{3}b{4}){5}",
                "(x(y|z){2,}){3}"
            })
    void comesCloseToTheCompiledSize(String pattern) {
        long estimated = PatternSize.of(pattern);
        int compiled = Pattern.compile(pattern).programSize();
        assertThat(estimated).isBetween(compiled / 3L, compiled * 2L);
    }
}
