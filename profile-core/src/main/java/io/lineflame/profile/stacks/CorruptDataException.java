package io.lineflame.profile.stacks;

/** Stored bytes that are not what was once written: a damaged block or chunk, or one that belongs elsewhere. */
public final class CorruptDataException extends RuntimeException {
    CorruptDataException(String message) {
        super(message);
    }

    CorruptDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
