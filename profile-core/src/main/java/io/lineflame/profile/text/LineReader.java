package io.lineflame.profile.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineflame.profile.pprof.PprofException;

/** Reads stacks that stand on a line each. Blank lines are skipped; bytes that are not UTF-8 become U+FFFD. */
final class LineReader {

    private static final int SHOWN = 40;

    private LineReader() {}

    /** Each line ends with its number. */
    static void groups(byte[] body, StackCollector stacks) throws PprofException {
        checkText(body);
        int number = 0;
        for (int from = 0; from < body.length; ) {
            int to = lineEnd(body, from);
            String line = line(body, from, to);
            number++;
            if (!line.isEmpty()) {
                int space = line.lastIndexOf(' ');
                stacks.add(line.substring(0, Math.max(0, space)).strip(), count(line, space, number));
            }
            from = to + 1;
        }
    }

    /** Each line counts once. */
    static void lines(byte[] body, StackCollector stacks) throws PprofException {
        checkText(body);
        for (int from = 0; from < body.length; ) {
            int to = lineEnd(body, from);
            String line = line(body, from, to);
            if (!line.isEmpty()) {
                stacks.add(line, 1);
            }
            from = to + 1;
        }
    }

    /** Any bytes would do as lines: those of another format are kept from becoming names of functions. */
    private static void checkText(byte[] body) throws PprofException {
        for (int at = 0; at < body.length; at++) {
            byte one = body[at];
            if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                throw StackCollector.malformed("byte " + at + " is a control character, so it is no text");
            }
        }
    }

    private static int lineEnd(byte[] body, int from) {
        int at = from;
        while (at < body.length && body[at] != '\n') {
            at++;
        }
        return at;
    }

    private static String line(byte[] body, int from, int to) {
        return new String(body, from, to - from, UTF_8).strip();
    }

    private static long count(String line, int space, int number) throws PprofException {
        String digits = line.substring(space + 1);
        if (space < 0) {
            throw StackCollector.malformed(
                    "line " + number + " has no number behind its stack: \"" + shown(line) + "\"");
        }
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw StackCollector.malformed(
                    "line " + number + " ends with \"" + shown(digits) + "\", which is no whole number of 64 bits");
        }
    }

    private static String shown(String text) {
        String clean = text.replaceAll("[\\p{Cc}\\p{Cs}\\uFFFD]", "?");
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "…";
    }
}
