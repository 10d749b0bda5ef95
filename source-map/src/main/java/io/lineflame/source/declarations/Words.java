package io.lineflame.source.declarations;

/** Goes through the words of a text, from left to right. */
final class Words {

    private static final int LONGEST = 200;

    private final CodeText code;
    private int start;
    private int end;

    Words(CodeText code) {
        this.code = code;
    }

    /** Whether there is another word of a length that somebody may have written. */
    boolean next() {
        int i = end;
        while (i < code.length()) {
            while (i < code.length() && !CodeText.isNamePart(code.at(i))) {
                i++;
            }
            start = i;
            i = code.wordEnd(i);
            if (i > start && i - start <= LONGEST) {
                end = i;
                return true;
            }
        }
        end = i;
        return false;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    String word() {
        return code.slice(start, end);
    }
}
