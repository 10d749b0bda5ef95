package io.lineflame.profile.pprof;

/** A body that is no profile we can take. The message says what is wrong and where, for the person who sent it. */
public final class PprofException extends Exception {
    private final Reason reason;

    /** Whose limit or rule was broken. */
    public enum Reason {
        /** The bytes break the format. */
        MALFORMED,
        /** The bytes may be a profile, but one beyond {@link PprofLimits}. */
        TOO_LARGE
    }

    /** The message is a sentence without its full stop, or the end of one that begins elsewhere. */
    public PprofException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    PprofException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
