package io.audiences.customer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8 with their numbers, each of bounded length; a byte order mark at the beginning is skipped. */
final class Utf8Lines {
    /** Bytes of one line. */
    static final int MAX_LINE = 1 << 20;

    private static final int BUFFER = 1 << 16;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream input;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private int from;
    private int to;
    private long number;

    Utf8Lines(InputStream input) {
        this.input = input;
    }

    /** The number of the line read last, from 1. */
    long number() {
        return number;
    }

    /** The next line with its end, or null after the last. */
    @Nullable
    String next() throws IOException {
        line.reset();
        number++;
        boolean ended = false;
        while (!ended && fill()) {
            int end = from;
            while (end < to && !ended) {
                ended = buffer[end++] == '\n';
            }
            if (line.size() + end - from > MAX_LINE) {
                throw new BrokenFile(number, "expected at most %,d bytes in a line".formatted(MAX_LINE));
            }
            line.write(buffer, from, end - from);
            from = end;
        }
        if (line.size() == 0) {
            return null;
        }
        String text = decode();
        return number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, input.read(buffer));
        }
        return from < to;
    }

    private String decode() {
        try {
            return decoder.decode(ByteBuffer.wrap(line.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            throw new BrokenFile(number, "expected UTF-8; save the file in this encoding");
        }
    }

    /** The same lines as one text. */
    Reader reader() {
        return new Reader() {
            private String current = "";
            private int position;

            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                if (position == current.length()) {
                    String next = Utf8Lines.this.next();
                    if (next == null) {
                        return -1;
                    }
                    current = next;
                    position = 0;
                }
                int count = Math.min(length, current.length() - position);
                current.getChars(position, position + count, target, offset);
                position += count;
                return count;
            }

            @Override
            public void close() {
                // whoever opened the stream closes it
            }
        };
    }
}
