package io.lineflame.source.declarations;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Hides what is no code: the same text, with blanks where comments were and quotes where literals
 * were. What is left can be searched for words and brackets without minding either.
 *
 * <p>One pass from left to right. Texts come from repositories and may be anything, so nothing is
 * looked at twice without a bound: a quote that its line does not end is tried once a line, a
 * character or a regular expression within {@value #NEAR} characters, and code within literals nests
 * {@value #DEEPEST} deep at most.
 */
final class CodeMask {

    private static final int NEAR = 2_000;
    private static final int DEEPEST = 200;
    private static final int LONGEST_MARK = 64;

    private final String text;
    private final Lexicon lexicon;
    private final char[] mask;
    /** The literals around the code that is being read, innermost first. */
    private final Deque<Interrupted> around = new ArrayDeque<>();

    private final Deque<String> heredocs = new ArrayDeque<>();
    private int braces;
    private int at;
    /** By closing character: up to where a literal of one line is known to have no end. */
    private final int[] hopelessUntil = new int[128];

    private record Interrupted(Span span, int braces) {}

    private CodeMask(String text, Lexicon lexicon) {
        this.text = text;
        this.lexicon = lexicon;
        this.mask = text.toCharArray();
    }

    /** The masked text: as long as the text, with the same line breaks. */
    static char[] of(String text, Lexicon lexicon) {
        CodeMask reader = new CodeMask(text, lexicon);
        reader.hideUpTo(lexicon.start(text), '"');
        while (reader.at < reader.mask.length) {
            reader.step();
        }
        return reader.mask;
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '\n' && !heredocs.isEmpty()) {
            heredoc(heredocs.remove());
        } else if (Character.isLetterOrDigit(c) || c == '_' || c == ' ') {
            word(c);
        } else if (!around.isEmpty() && (c == '{' || c == '}')) {
            brace(c);
        } else if (!span() && !regularExpression(c) && !heredocMark()) {
            at++;
        }
    }

    /** A word hides no span, save that of a raw literal that begins with it. */
    private void word(char c) {
        if ((c == 'r' || c == 'R') && span()) {
            return;
        }
        at++;
        while (at < mask.length && c != ' ' && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
    }

    private void brace(char c) {
        braces += c == '{' ? 1 : -1;
        if (braces >= 0) {
            at++;
            return;
        }
        Interrupted literal = around.pop();
        braces = literal.braces();
        hide(at, at + 1, '"');
        literal(literal.span(), at + 1);
    }

    private boolean span() {
        for (Span span : lexicon.spans()) {
            if (text.startsWith(span.open(), at)) {
                return begin(span);
            }
        }
        return false;
    }

    private boolean begin(Span span) {
        return switch (span.kind()) {
            case COMMENT -> comment(span);
            case NESTED_COMMENT -> nestedComment(span);
            case ONE_LINE -> span.code().isEmpty() ? oneLine(span) : interruptible(span);
            case MANY_LINES, RAW -> interruptible(span);
            case CHARACTER -> character();
            case RAW_RUST -> rawRust();
            case RAW_CPP -> rawCpp();
            case CODE -> skip(span.open().length());
        };
    }

    private boolean skip(int length) {
        at += length;
        return true;
    }

    private boolean comment(Span span) {
        int end = text.indexOf(span.close(), at + span.open().length());
        boolean ofLine = span.close().equals("\n");
        return hideUpTo(
                end < 0 ? mask.length : ofLine ? end : end + span.close().length(), ' ');
    }

    private boolean nestedComment(Span span) {
        int depth = 0;
        int i = at;
        while (i < mask.length) {
            if (text.startsWith(span.open(), i)) {
                depth++;
                i += 2;
            } else if (text.startsWith(span.close(), i)) {
                depth--;
                i += 2;
            } else {
                i++;
            }
            if (depth == 0) {
                break;
            }
        }
        return hideUpTo(i, ' ');
    }

    /** A quote that its line does not end is none: an apostrophe in text between tags, say. */
    private boolean oneLine(Span span) {
        char close = span.close().charAt(0);
        if (at < hopelessUntil[close]) {
            return false;
        }
        int i = at + span.open().length();
        while (i < mask.length && text.charAt(i) != '\n' && text.charAt(i) != close) {
            i += text.charAt(i) == '\\' ? escape(i) : 1;
        }
        if (i >= mask.length || text.charAt(i) == '\n') {
            hopelessUntil[close] = i;
            return false;
        }
        return hideUpTo(i + 1, '"');
    }

    /** A backslash before a line break goes on with the literal on the next line. */
    private int escape(int backslash) {
        return text.startsWith("\\\r\n", backslash) ? 3 : 2;
    }

    private boolean interruptible(Span span) {
        int inside = at + span.open().length();
        hide(at, inside, '"');
        literal(span, inside);
        return true;
    }

    /** Reads on in a literal until it ends or code begins in it. */
    private void literal(Span span, int from) {
        int i = from;
        while (i < mask.length) {
            if (span.escapes() && text.charAt(i) == '\\') {
                i += escape(i);
            } else if (text.startsWith(span.close(), i)) {
                i += span.close().length();
                break;
            } else if (span.kind() == Span.Kind.ONE_LINE && text.charAt(i) == '\n') {
                break;
            } else if (beginsCode(span, i)) {
                around.push(new Interrupted(span, braces));
                braces = 0;
                i += span.code().length();
                break;
            } else {
                i += span.code().equals("{") && text.startsWith("{{", i) ? 2 : 1;
            }
        }
        hide(from, Math.min(i, mask.length), '"');
        at = Math.min(i, mask.length);
    }

    private boolean beginsCode(Span span, int i) {
        return !span.code().isEmpty()
                && around.size() < DEEPEST
                && text.startsWith(span.code(), i)
                && !(span.code().equals("{") && text.startsWith("{{", i));
    }

    private boolean character() {
        int i = at + 1;
        if (i < mask.length && text.charAt(i) == '\\') {
            int end = text.indexOf('\'', i + 2);
            return end > 0 && end - at <= 14 && hideUpTo(end + 1, '"');
        }
        int end = i < mask.length ? i + Character.charCount(text.codePointAt(i)) : i;
        return end < mask.length && text.charAt(end) == '\'' && hideUpTo(end + 1, '"');
    }

    private boolean rawRust() {
        int i = at + 1;
        while (i < mask.length && text.charAt(i) == '#' && i - at < LONGEST_MARK) {
            i++;
        }
        if (i >= mask.length || text.charAt(i) != '"') {
            return false;
        }
        return hideThrough("\"" + "#".repeat(i - at - 1), i + 1);
    }

    private boolean rawCpp() {
        int open = at + 2;
        while (open < mask.length && text.charAt(open) != '(' && open - at < LONGEST_MARK) {
            open++;
        }
        if (open >= mask.length || text.charAt(open) != '(') {
            return false;
        }
        return hideThrough(")" + text.substring(at + 2, open) + "\"", open);
    }

    private boolean regularExpression(char c) {
        if (c != '/' || !lexicon.regularExpressions() || at < hopelessUntil['/'] || !expectsOperand()) {
            return false;
        }
        boolean inClass = false;
        int i = at + 1;
        for (; i < mask.length && i < at + NEAR && text.charAt(i) != '\n'; i++) {
            char next = text.charAt(i);
            if (next == '\\') {
                i++;
            } else if (next == '/' && !inClass) {
                return hideUpTo(i + 1, '"');
            } else if (next == '[' || next == ']') {
                inClass = next == '[';
            }
        }
        hopelessUntil['/'] = i;
        return false;
    }

    private boolean expectsOperand() {
        int i = at - 1;
        while (i >= 0 && i > at - NEAR && mask[i] == ' ') {
            i--;
        }
        if (i < 0 || "(,=:[!&|?{};+-*%<>~^\n".indexOf(mask[i]) >= 0) {
            return true;
        }
        int start = i;
        while (start >= 0 && start > i - 8 && Character.isLetter(mask[start])) {
            start--;
        }
        return switch (String.valueOf(mask, start + 1, i - start)) {
            case "return", "typeof", "case", "in", "of", "when", "if", "unless", "and", "or", "not" -> true;
            default -> false;
        };
    }

    /** {@code <<~NAME}, {@code <<-NAME}, {@code <<<'NAME'}: the text begins on the next line. */
    private boolean heredocMark() {
        if (lexicon.heredoc().isEmpty() || !text.startsWith(lexicon.heredoc(), at)) {
            return false;
        }
        int i = at + lexicon.heredoc().length();
        while (i < mask.length && "~- \"'".indexOf(text.charAt(i)) >= 0 && i < at + 8) {
            i++;
        }
        int end = i;
        while (end < mask.length && end - i < LONGEST_MARK && isNamePart(text.charAt(end))) {
            end++;
        }
        boolean spaced = text.charAt(at + lexicon.heredoc().length()) == ' '
                && lexicon.heredoc().length() == 2;
        if (end == i || spaced || !Character.isUpperCase(text.charAt(i))) {
            return false;
        }
        heredocs.add(text.substring(i, end));
        return hideUpTo(end, '"');
    }

    private void heredoc(String name) {
        int line = at + 1;
        while (line < mask.length) {
            int end = text.indexOf('\n', line);
            int until = end < 0 ? mask.length : end;
            int i = line;
            while (i < until && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
                i++;
            }
            if (text.startsWith(name, i)
                    && (i + name.length() >= until || !isNamePart(text.charAt(i + name.length())))) {
                hide(line, i + name.length(), '"');
                at = i + name.length();
                return;
            }
            hide(line, until, '"');
            line = until + 1;
        }
        at = mask.length;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private boolean hideThrough(String close, int from) {
        int end = text.indexOf(close, from);
        return hideUpTo(end < 0 ? mask.length : end + close.length(), '"');
    }

    private boolean hideUpTo(int end, char with) {
        hide(at, Math.min(end, mask.length), with);
        at = Math.min(end, mask.length);
        return true;
    }

    private void hide(int from, int until, char with) {
        for (int i = from; i < until; i++) {
            if (mask[i] != '\n') {
                mask[i] = with;
            }
        }
    }
}
