package io.audiences.condition.text;

import java.util.List;

/** A piece of printed text, which stands on one line if it is short and is otherwise broken where that reads well. */
sealed interface Block {
    /** Characters on one line. */
    int width();

    /** Never broken. */
    record Line(String text) implements Block {
        @Override
        public int width() {
            return text.length();
        }
    }

    /** One after the other, without a break between them. */
    record Chain(List<Block> blocks, int width) implements Block {
        static Chain of(Block... blocks) {
            return new Chain(List.of(blocks), sum(List.of(blocks), 0));
        }
    }

    /** Parts between opening and closing words, indented where they are broken; {@code gaps} where they are not. */
    record Wrapped(String open, Block inner, String close, Gaps gaps, int width) implements Block {
        static Wrapped of(String open, Block inner, String close) {
            return of(open, inner, close, Gaps.NONE);
        }

        static Wrapped of(String open, Block inner, String close, Gaps gaps) {
            int width = open.length() + inner.width() + close.length() + 2;
            return new Wrapped(open, inner, close, gaps, width);
        }
    }

    /** Where spaces stand around what is wrapped. */
    enum Gaps {
        NONE("", ""),
        BEFORE(" ", ""),
        BOTH(" ", " ");

        private final String before;
        private final String after;

        Gaps(String before, String after) {
            this.before = before;
            this.after = after;
        }

        String before() {
            return before;
        }

        String after() {
            return after;
        }
    }

    /** Conditions with a word between them, which begins the next line where they are broken. */
    record Joined(List<Block> blocks, String word, int width) implements Block {
        static Joined of(List<Block> blocks, String word) {
            return new Joined(List.copyOf(blocks), word, sum(blocks, word.length() + 2));
        }
    }

    /** Parts with commas between them, each on a line of its own where they are broken. */
    record Listed(List<Block> blocks, int width) implements Block {
        static Listed of(List<Block> blocks) {
            return new Listed(List.copyOf(blocks), sum(blocks, 2));
        }
    }

    /** Values with commas between them, as many on a line as have room. */
    record Filled(List<Block> blocks, int width) implements Block {
        static Filled of(List<Block> blocks) {
            return new Filled(List.copyOf(blocks), sum(blocks, 2));
        }
    }

    private static int sum(List<Block> blocks, int between) {
        return blocks.stream().mapToInt(block -> block.width() + between).sum();
    }
}
