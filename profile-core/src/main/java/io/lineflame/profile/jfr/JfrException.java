package io.lineflame.profile.jfr;

/** A recording that we cannot take. The message says what is wrong and where, for the person who sent it. */
public final class JfrException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Whose limit or rule was broken. */
    public enum Reason {
        /** The bytes break the format. */
        MALFORMED,
        /** The bytes may be a recording, but one beyond our limits. */
        TOO_LARGE
    }

    JfrException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    JfrException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
