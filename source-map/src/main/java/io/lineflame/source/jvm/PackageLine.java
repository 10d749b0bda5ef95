package io.lineflame.source.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What package a text of Kotlin, Scala or Groovy says that it is of. Reads its first lines only. */
final class PackageLine {

    private static final String KEYWORD = "package ";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private PackageLine() {}

    /** The package, as the lines before anything else declare it; empty when they declare none. */
    static Optional<String> of(String text) {
        List<String> parts = new ArrayList<>();
        int at = behindAsides(text, 0);
        while (declares(text, at)) {
            int end = endOfLine(text, at);
            parts.add(name(text.substring(at, end).strip()));
            at = behindAsides(text, end);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(".", parts));
    }

    /** Behind blanks, comments and annotations of the file. */
    private static int behindAsides(String text, int from) {
        int at = from;
        for (int next = behindAside(text, at); next > at; next = behindAside(text, at)) {
            at = next;
        }
        return at;
    }

    private static int behindAside(String text, int at) {
        if (at >= text.length()) {
            return at;
        }
        if (text.startsWith("/*", at)) {
            return behind(text, "*/", at + 2);
        }
        if (text.startsWith("//", at) || text.startsWith("#!", at)) {
            return endOfLine(text, at);
        }
        char c = text.charAt(at);
        return c == '@' ? behindAnnotation(text, at) : Character.isWhitespace(c) || c == BYTE_ORDER_MARK ? at + 1 : at;
    }

    /** {@code @file:Suppress("A", "B")}, over several lines too. */
    private static int behindAnnotation(String text, int at) {
        int end = endOfLine(text, at);
        int open = text.indexOf('(', at);
        return open < 0 || open > end ? end : Math.max(end, behind(text, ")", open));
    }

    private static int behind(String text, String end, int from) {
        int index = text.indexOf(end, from);
        return index < 0 ? text.length() : index + end.length();
    }

    private static int endOfLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private static boolean declares(String text, int at) {
        return text.startsWith(KEYWORD, at) && !text.startsWith("package object ", at);
    }

    private static String name(String line) {
        String text = line.substring(KEYWORD.length()).strip().replace("`", "");
        int end = 0;
        while (end < text.length() && (text.charAt(end) == '.' || Character.isJavaIdentifierPart(text.charAt(end)))) {
            end++;
        }
        return text.substring(0, end);
    }
}
