package io.audiences.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void readsBackWhatItWrote() {
        assertThat(Cursor.read(Cursor.write("vip", "", "7"), 3)).containsExactly("vip", "", "7");
        assertThat(Cursor.write("päge/1+2?")).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.number("42")).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "YQ", "a b"})
    void refusesOthers(String cursor) {
        assertThatThrownBy(() -> Cursor.read(cursor, 2)).isInstanceOf(InvalidCursor.class);
        assertThatThrownBy(() -> Cursor.number("x" + cursor)).isInstanceOf(InvalidCursor.class);
    }

    @Test
    void goesOnOnlyWhenThereIsMore() {
        assertThat(Page.of(List.of(1, 2), 2, String::valueOf)).isEqualTo(new Page<>(List.of(1, 2), Optional.empty()));
        assertThat(Page.of(List.of(1, 2, 3), 2, String::valueOf))
                .isEqualTo(new Page<>(List.of(1, 2), Optional.of("2")));
        assertThat(Page.of(List.of(), 2, String::valueOf).items()).isEmpty();
    }
}
