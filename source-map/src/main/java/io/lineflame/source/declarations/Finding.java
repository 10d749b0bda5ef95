package io.lineflame.source.declarations;

/**
 * What one comparison of one function came to.
 *
 * @param decides whether this alone says that the text is not what was built
 * @param what disagrees, as the end of a sentence that begins with the function's name; empty if
 *     nothing does
 */
record Finding(MatchCheck.Outcome outcome, boolean decides, String what) {

    static final Finding PASS = new Finding(MatchCheck.Outcome.PASS, false, "");
    static final Finding SKIP = new Finding(MatchCheck.Outcome.SKIP, false, "");

    static Finding fail(boolean decides, String what) {
        return new Finding(MatchCheck.Outcome.FAIL, decides, what);
    }

    boolean failed() {
        return outcome == MatchCheck.Outcome.FAIL;
    }

    boolean passed() {
        return outcome == MatchCheck.Outcome.PASS;
    }
}
