package io.lineflame.vcs;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call to a code host failed. The kind decides what a person is told and whether a retry can help. */
public final class VcsException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why a call failed. A new kind is a change of the SPI, since callers tell all kinds apart. */
    public enum Kind {
        /** The repository, commit or ref is not there, or not for this credential. */
        NOT_FOUND,
        /** The host wants a credential, or no longer accepts this one. */
        UNAUTHENTICATED,
        /** The host knows who asks and refuses. */
        FORBIDDEN,
        /** Too many calls; see {@link VcsException#retryAfter()}. */
        RATE_LIMITED,
        /** The file is larger than {@link VcsContext#maxFileBytes()}. */
        TOO_LARGE,
        /** A directory, a symbolic link or a submodule stands where a file was asked for. */
        NOT_A_FILE,
        /** The host or the provider cannot do this for this repository. */
        UNSUPPORTED,
        /** The host does not answer, or what it holds is damaged or incomplete. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    /** @param message a sentence: what was asked of which host; never a credential or a response body */
    public VcsException(Kind kind, String message) {
        this(kind, message, null, null);
    }

    public VcsException(Kind kind, String message, Throwable cause) {
        this(kind, message, null, cause);
    }

    private VcsException(Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** The host asked for a pause. */
    public static VcsException rateLimited(String message, Duration retryAfter) {
        return new VcsException(Kind.RATE_LIMITED, message, retryAfter, null);
    }

    /** The sentence given; never missing. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public Kind kind() {
        return kind;
    }

    /** How long the host asked to wait; empty when it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
