package io.lineflame.profile.jfr;

import static io.lineflame.profile.jfr.JfrException.Reason.TOO_LARGE;

import io.lineflame.profile.pprof.PprofLimits;

/** How long a string may be, and all that are kept of a recording together: constants may name one long string again and again. */
final class TextBudget {

    /** Bytes of a recording for each character. */
    private static final int SHARE = 4;

    private final int longest;
    private final int all;
    private long kept;

    TextBudget(PprofLimits limits) {
        this.longest = limits.stringLength();
        this.all = limits.rawBytes() / SHARE;
    }

    /** Reads a string within the limit of one; it does not count as kept. */
    String read(JfrCursor in) throws JfrException {
        return Text.read(in, longest);
    }

    /** Counts a string that is kept. */
    String keep(String text) throws JfrException {
        kept += text.length();
        if (kept > all) {
            throw new JfrException(
                    TOO_LARGE, "The names in the recording have more than " + all + " characters together");
        }
        return text;
    }
}
