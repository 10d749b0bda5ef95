package io.lineflame.profile.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineflame.profile.pprof.PprofException;
import java.util.function.Consumer;

/** Reads stacks that stand on a line each. Blank lines are skipped; bytes that are not UTF-8 become U+FFFD. */
final class LineReader {

    private static final int SHOWN = 40;

    private LineReader() {}

    /** Each line ends with its number; those of one word are skipped, as Pyroscope's {@code ParseGroups} does, and spoken of. */
    static void groups(byte[] body, StackCollector stacks, Consumer<String> warnings) throws PprofException {
        checkText(body);
        int number = 0;
        int skipped = 0;
        String first = "";
        for (int from = 0; from < body.length; ) {
            int to = lineEnd(body, from);
            String line = line(body, from, to);
            number++;
            if (!line.isEmpty()) {
                int space = line.lastIndexOf(' ');
                if (space >= 0) {
                    stacks.add(line.substring(0, space).strip(), count(line.substring(space + 1), number));
                } else if (skipped++ == 0) {
                    first = "line " + number + ": \"" + shown(line) + "\"";
                }
            }
            from = to + 1;
        }
        if (skipped > 0) {
            warnings.accept(
                    skipped + " lines without a number behind their stack were left out, the first is " + first);
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

    private static long count(String digits, int number) throws PprofException {
        try {
            long count = Long.parseLong(digits);
            if (count >= 0) {
                return count;
            }
            throw StackCollector.malformed("line " + number + " counts " + count + "; a stack is seen 0 times or more");
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
