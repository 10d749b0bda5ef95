package io.lineflame.source;

import java.util.Locale;

/** How one step of the search for a file ended. */
public enum Verdict {
    /** This is the file. */
    FOUND,
    /** The commit has no such file. */
    ABSENT,
    /** It may be the file, and so may another. */
    AMBIGUOUS,
    /** The commit has this path, or the rule applies, but it is not the function's file. */
    NOT_HERE;

    /** The name in answers: lower case, e.g. {@code not_here}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
