package io.lineflame.profile.text;

import java.util.Optional;

/**
 * One frame of a stack.
 *
 * @param file empty when unknown
 * @param line 1-based; 0 when unknown
 */
record Frame(String name, String file, int line) {

    private static final int MOST_DIGITS = 9;

    /** Takes apart what an agent put together; text of any other form is the function's name. Each form is looked for once from its end or its start. */
    static Frame parse(String text) {
        if (text.indexOf(':') < 0 || text.indexOf(' ') < 0) {
            return new Frame(text, "", 0);
        }
        return inParentheses(text)
                .or(() -> behind(text))
                .or(() -> before(text))
                .orElseGet(() -> new Frame(text, "", 0));
    }

    /** As py-spy writes it: {@code work (app/main.py:12)}. */
    private static Optional<Frame> inParentheses(String text) {
        int open = text.lastIndexOf('(');
        if (open < 2 || text.charAt(open - 1) != ' ' || text.indexOf(')', open) != text.length() - 1) {
            return Optional.empty();
        }
        return of(text.substring(0, open - 1), text.substring(open + 1, text.length() - 1));
    }

    /** As rbspy writes it: {@code work - app/main.rb:12}. */
    private static Optional<Frame> behind(String text) {
        int dash = text.lastIndexOf(" - ");
        return dash < 1 ? Optional.empty() : ofWord(text.substring(0, dash), text.substring(dash + 3));
    }

    /** As the first Pyroscope agents for scripts wrote it: {@code app/main.py:12 - work}. */
    private static Optional<Frame> before(String text) {
        int dash = text.indexOf(" - ");
        return dash < 0 ? Optional.empty() : ofWord(text.substring(dash + 3), text.substring(0, dash));
    }

    /** Where a space would belong to what is before or behind. */
    private static Optional<Frame> ofWord(String name, String place) {
        return place.indexOf(' ') < 0 ? of(name, place) : Optional.empty();
    }

    private static Optional<Frame> of(String name, String place) {
        int colon = place.indexOf(':');
        if (name.isEmpty() || colon < 0 || !isLine(place, colon + 1)) {
            return Optional.empty();
        }
        String file = place.substring(0, colon);
        return file.indexOf('.') < 0 && file.indexOf('/') < 0
                ? Optional.empty()
                : Optional.of(new Frame(name, file, Integer.parseInt(place.substring(colon + 1))));
    }

    private static boolean isLine(String place, int from) {
        int digits = place.length() - from;
        return digits >= 1
                && digits <= MOST_DIGITS
                && place.chars().skip(from).allMatch(one -> one >= '0' && one <= '9');
    }
}
