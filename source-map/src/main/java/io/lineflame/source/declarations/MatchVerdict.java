package io.lineflame.source.declarations;

import java.util.Locale;

/** Whether a text is what was built. */
public enum MatchVerdict {
    /** Something was compared, and what was compared agrees. */
    MATCHES,
    /** Profiles say what cannot be true of this text. */
    MAY_NOT_MATCH,
    /** There was nothing to compare. */
    UNKNOWN;

    /** The name in answers: lower case, e.g. {@code may_not_match}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
