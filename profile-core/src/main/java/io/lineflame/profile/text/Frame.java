package io.lineflame.profile.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One frame of a stack.
 *
 * @param file empty when unknown
 * @param line 1-based; 0 when unknown
 */
record Frame(String name, String file, int line) {

    /** As py-spy writes it: {@code work (app/main.py:12)}. */
    private static final Pattern IN_PARENTHESES = Pattern.compile("(.+) \\(([^():]*[./][^():]*):([0-9]{1,9})\\)");
    /** As rbspy writes it: {@code work - app/main.rb:12}. */
    private static final Pattern BEHIND = Pattern.compile("(.+) - ([^ :]*[./][^ :]*):([0-9]{1,9})");
    /** As the first Pyroscope agents for scripts wrote it: {@code app/main.py:12 - work}. */
    private static final Pattern BEFORE = Pattern.compile("([^ :]*[./][^ :]*):([0-9]{1,9}) - (.+)");

    /** Takes apart what an agent put together; text of any other form is the function's name. */
    static Frame parse(String text) {
        if (text.isEmpty() || text.indexOf(':') < 0 || text.indexOf(' ') < 0) {
            return new Frame(text, "", 0);
        }
        Matcher parentheses = IN_PARENTHESES.matcher(text);
        if (parentheses.matches()) {
            return new Frame(parentheses.group(1), parentheses.group(2), line(parentheses.group(3)));
        }
        Matcher behind = BEHIND.matcher(text);
        if (behind.matches()) {
            return new Frame(behind.group(1), behind.group(2), line(behind.group(3)));
        }
        Matcher before = BEFORE.matcher(text);
        return before.matches()
                ? new Frame(before.group(3), before.group(1), line(before.group(2)))
                : new Frame(text, "", 0);
    }

    private static int line(String digits) {
        return Integer.parseInt(digits);
    }
}
