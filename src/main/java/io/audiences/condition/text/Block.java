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

    /** What stands between opening and closing words, indented where it is broken; {@code gap} before it where it is not. */
    record Wrapped(String open, String gap, Block inner, String close, int width) implements Block {
        static Wrapped of(String open, Block inner, String close) {
            return of(open, "", inner, close);
        }

        static Wrapped of(String open, String gap, Block inner, String close) {
            int width = open.length() + gap.length() + inner.width() + close.length();
            return new Wrapped(open, gap, inner, close, width);
        }
    }

    /** Parts with a word or just a space between them; the word begins the next line where they are broken. */
    record Joined(List<Block> blocks, String word, int width) implements Block {
        static Joined of(List<Block> blocks, String word) {
            return new Joined(List.copyOf(blocks), word, sum(blocks, word.length() + 2));
        }

        static Joined bySpace(List<Block> blocks) {
            return of(blocks, "");
        }

        /** What stands before every part but the first, after a space or at the beginning of a line. */
        String beginning() {
            return word.isEmpty() ? "" : word + " ";
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
