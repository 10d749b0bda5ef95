package io.lineflame.server.query;

/**
 * A text in quotation marks as Prometheus and Go write it: in {@code "} or {@code '} with escapes, or in backticks just as it stands.
 * Escapes are {@code \\ \" \' \a \b \f \n \r \t \v}, three octal digits, {@code \xhh} (ASCII only: beyond, it would be a part of a
 * character), {@code \}{@code uhhhh} and {@code \Uhhhhhhhh}. A single text may not go over a line's end in Go; here it may.
 *
 * <p>Source: Prometheus documentation, "Querying basics", string literals; The Go Programming Language Specification, "String literals".
 *
 * @param value what it means
 * @param end the index behind the closing mark
 */
record QuotedText(String value, int end) {

    private static final String PLAIN = "abfnrtv\\\"'";
    private static final String MEANT = "\u0007\b\f\n\r\t\u000B\\\"'";

    /** Whether a quoted text can start with this character. */
    static boolean startsWith(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /** Reads the one that starts at an index. Throws {@link QuerySyntaxException} when it does not end, or an escape is none. */
    static QuotedText read(String text, int start) {
        char mark = text.charAt(start);
        StringBuilder value = new StringBuilder();
        int index = start + 1;
        while (index < text.length()) {
            char c = text.charAt(index);
            if (c == mark) {
                return new QuotedText(value.toString(), index + 1);
            }
            if (c == '\\' && mark != '`') {
                index = escaped(text, index, value);
            } else {
                value.append(c);
                index++;
            }
        }
        throw QuerySyntaxException.at(start, "the quotation mark is not closed");
    }

    /** Adds what the escape means, and returns where it ends. */
    private static int escaped(String text, int backslash, StringBuilder value) {
        char kind = backslash + 1 < text.length() ? text.charAt(backslash + 1) : '\0';
        int plain = PLAIN.indexOf(kind);
        if (plain >= 0) {
            value.append(MEANT.charAt(plain));
            return backslash + 2;
        }
        return switch (kind) {
            case 'x' -> coded(text, backslash, 2, 2, 16, value);
            case 'u' -> coded(text, backslash, 2, 4, 16, value);
            case 'U' -> coded(text, backslash, 2, 8, 16, value);
            case '0', '1', '2', '3' -> coded(text, backslash, 1, 3, 8, value);
            default -> throw unknown(backslash);
        };
    }

    private static int coded(String text, int backslash, int skipped, int digits, int radix, StringBuilder value) {
        int start = backslash + skipped;
        int end = start + digits;
        if (end > text.length()) {
            throw unknown(backslash);
        }
        long code = 0;
        for (int i = start; i < end; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) {
                throw unknown(backslash);
            }
            code = code * radix + digit;
        }
        long most = digits >= 4 ? Character.MAX_CODE_POINT : 0x7F;
        if (code > most || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)) {
            throw QuerySyntaxException.at(backslash, "that escape is no character");
        }
        value.appendCodePoint((int) code);
        return end;
    }

    private static QuerySyntaxException unknown(int backslash) {
        return QuerySyntaxException.at(
                backslash,
                "unknown escape; known are \\\\ \\\" \\' \\n \\r \\t and those of Go (a backslash itself is written"
                        + " twice)");
    }
}
