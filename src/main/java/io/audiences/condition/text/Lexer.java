package io.audiences.condition.text;

import io.audiences.condition.text.Token.Kind;

/** Cuts a text into tokens, one at a time. Never fails: what means nothing becomes a symbol that no rule expects. */
final class Lexer {
    private static final String OPERATORS = "=<>!&|";

    private final String text;
    private int at;
    private int depth;

    Lexer(String text) {
        this.text = text;
    }

    /** The next token, the end again and again once it is reached. */
    Token next() {
        while (at < text.length() && isSpace(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        int start = at;
        if (at == text.length()) {
            return new Token(Kind.END, "", start, 0);
        }
        int first = text.codePointAt(at);
        if (isWordPart(first) && !isDigit(first)) {
            skipWord();
            return token(Kind.WORD, start);
        }
        if (isDigit(first) || (first == '-' && isDigit(peek(1)))) {
            at++;
            return number(start);
        }
        return switch (first) {
            case '\'', '"' -> quoted(Kind.TEXT, first);
            case '`' -> quoted(Kind.NAME, first);
            case '(' -> {
                at++;
                yield new Token(Kind.SYMBOL, "(", start, depth++);
            }
            case ')' -> {
                at++;
                depth = Math.max(0, depth - 1);
                yield token(Kind.SYMBOL, start);
            }
            default -> {
                skipSymbol(first);
                yield token(Kind.SYMBOL, start);
            }
        };
    }

    private Token token(Kind kind, int start) {
        return new Token(kind, text.substring(start, at), start, depth);
    }

    private void skipWord() {
        while (isWordPart(peek(0)) || (peek(0) == '.' && isWordPart(peek(1)))) {
            at += Character.charCount(peek(0));
        }
    }

    private Token number(int start) {
        skipDigits();
        if (peek(0) == '-' && isDigit(peek(1))) {
            while (isDigit(peek(0)) || "-:.+TtZz".indexOf(peek(0)) >= 0) {
                at++;
            }
            return token(Kind.DATE, start);
        }
        if (peek(0) == '.' && isDigit(peek(1))) {
            at++;
            skipDigits();
        }
        return token(Kind.NUMBER, start);
    }

    private void skipDigits() {
        while (isDigit(peek(0))) {
            at++;
        }
    }

    private void skipSymbol(int first) {
        at += Character.charCount(first);
        while (OPERATORS.indexOf(first) >= 0 && at < text.length() && OPERATORS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** What stands between quotes; a doubled quote stands for itself. */
    private Token quoted(Kind kind, int quote) {
        int start = at++;
        StringBuilder content = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                content.append(c);
            } else if (peek(0) == quote) {
                content.append(c);
                at++;
            } else {
                return new Token(kind, content.toString(), start, depth);
            }
        }
        return new Token(Kind.UNCLOSED, "", start, depth);
    }

    /** The code point so many characters on, or -1. */
    private int peek(int ahead) {
        return at + ahead < text.length() ? text.codePointAt(at + ahead) : -1;
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }

    private static boolean isWordPart(int point) {
        return point == '_' || Character.isLetterOrDigit(point);
    }
}
