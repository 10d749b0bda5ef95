package io.lineflame.db;

import org.jspecify.annotations.Nullable;

/** The database did not do what was asked. The message is a sentence for the operator; the kind is for code. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What a caller may do about it. */
    public enum Kind {
        /** No connection, or it broke: worth trying again soon; whether a commit under way took effect is unknown. */
        UNAVAILABLE,
        /** Wrong user, password or rights: an operator has to act. */
        DENIED,
        /** The server or the schema is not one this version can use. */
        UNSUITABLE,
        /** The database's disk is full. */
        DISK_FULL,
        /** Two transactions stood in each other's way: worth trying again at once. */
        CONFLICT,
        /** What was to be stored is there already. */
        DUPLICATE,
        /** The caller cancelled, or a time limit passed. */
        CANCELLED,
        /** Anything else: our bug, until proven otherwise. */
        FAILED
    }

    private final Kind kind;

    public DatabaseException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
