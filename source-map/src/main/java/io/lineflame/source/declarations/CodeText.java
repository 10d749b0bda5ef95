package io.lineflame.source.declarations;

import io.lineflame.source.Language;
import java.util.Arrays;
import java.util.BitSet;

/** A text cut into lines, with what is no code hidden, and brackets that know their partners. */
final class CodeText {

    private final String text;
    private final char[] code;
    private final Brackets brackets;
    private final int[] lineStarts;
    private final BitSet linesWithCode;

    private CodeText(String text, char[] code) {
        this.text = text;
        this.code = code;
        this.brackets = Brackets.of(code);
        this.lineStarts = lineStarts(code);
        this.linesWithCode = linesWithCode(code);
    }

    static CodeText of(Language language, String text) {
        return new CodeText(text, CodeMask.of(text, Lexicon.of(language)));
    }

    /** The text as it was read. */
    String text() {
        return text;
    }

    int length() {
        return code.length;
    }

    /** How many lines there are; a line break at the end begins none. */
    int lines() {
        int last = lineStarts.length;
        return last > 0 && lineStarts[last - 1] == code.length ? last - 1 : last;
    }

    boolean hasCode(int line) {
        return linesWithCode.get(line);
    }

    char at(int position) {
        return position >= 0 && position < code.length ? code[position] : '\n';
    }

    /** The position of the bracket that belongs to the one here; -1 if none does. */
    int partner(int position) {
        return brackets.partner(position);
    }

    /** 1-based. */
    int line(int position) {
        int found = Arrays.binarySearch(lineStarts, Math.min(position, code.length));
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Of a line behind the end: the length. */
    int lineStart(int line) {
        return line > lineStarts.length ? code.length : lineStarts[line - 1];
    }

    /** Where the line's code begins; the line's end if it has none. */
    int indent(int line) {
        int i = lineStart(line);
        while (at(i) == ' ' || at(i) == '\t') {
            i++;
        }
        return i;
    }

    /** The next position with code, over line breaks too; the length if there is none. */
    int skipBlank(int from) {
        int i = from;
        while (i < code.length && Character.isWhitespace(code[i])) {
            i++;
        }
        return i;
    }

    /** The last position with code before a position, over line breaks too; -1 if there is none. */
    int skipBlankBack(int before) {
        int i = before - 1;
        while (i >= 0 && Character.isWhitespace(code[i])) {
            i--;
        }
        return i;
    }

    /** Whether a word stands here, whole. */
    boolean isWord(String word, int position) {
        int end = position + word.length();
        if (position < 0 || end > code.length || isNamePart(at(position - 1)) || isNamePart(at(end))) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (code[position + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a word stands whole between two positions. */
    boolean hasWord(String word, int from, int until) {
        for (int i = from; i < until; i++) {
            if (!word.isEmpty() && code[i] == word.charAt(0) && isWord(word, i)) {
                return true;
            }
        }
        return false;
    }

    int wordEnd(int position) {
        int i = position;
        while (i < code.length && isNamePart(code[i])) {
            i++;
        }
        return i;
    }

    /** Where the word that ends before a position begins. */
    int wordStart(int end) {
        int i = end;
        while (i > 0 && isNamePart(code[i - 1])) {
            i--;
        }
        return i;
    }

    String slice(int from, int until) {
        return new String(code, from, Math.max(0, until - from));
    }

    static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '·';
    }

    private static int[] lineStarts(char[] code) {
        int count = 1;
        for (char c : code) {
            count += c == '\n' ? 1 : 0;
        }
        int[] starts = new int[count];
        int line = 1;
        for (int i = 0; i < code.length; i++) {
            if (code[i] == '\n') {
                starts[line++] = i + 1;
            }
        }
        return starts;
    }

    private static BitSet linesWithCode(char[] code) {
        BitSet lines = new BitSet();
        int line = 1;
        for (char c : code) {
            if (c == '\n') {
                line++;
            } else if (!Character.isWhitespace(c)) {
                lines.set(line);
            }
        }
        return lines;
    }
}
