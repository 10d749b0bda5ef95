package io.lineflame.db.embedded;

import org.jspecify.annotations.Nullable;

/** The embedded database cannot run. The message names the folder or the process, and says what to do. */
public final class EmbeddedPostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
