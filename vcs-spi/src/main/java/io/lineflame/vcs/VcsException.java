package io.lineflame.vcs;

import java.net.URI;
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
        /** The repository's owner wants single sign-on confirmed; {@link VcsException#wayOut()} leads there. */
        SINGLE_SIGN_ON_REQUIRED,
        /** The repository's owner has not let this application in; {@link VcsException#wayOut()} leads to asking for it. */
        APPLICATION_NOT_ALLOWED,
        /** The host refuses the server's own settings: a wrong client secret, say. Only the operator can mend it. */
        MISCONFIGURED,
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
    private final @Nullable URI wayOut;

    /** @param message a sentence: what was asked of which host; never a credential or a response body */
    public VcsException(Kind kind, String message) {
        this(kind, message, null, null, null);
    }

    public VcsException(Kind kind, String message, Throwable cause) {
        this(kind, message, null, null, cause);
    }

    private VcsException(
            Kind kind, String message, @Nullable Duration retryAfter, @Nullable URI wayOut, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.wayOut = wayOut;
    }

    /** The host asked for a pause. */
    public static VcsException rateLimited(String message, Duration retryAfter) {
        return new VcsException(Kind.RATE_LIMITED, message, retryAfter, null, null);
    }

    /**
     * The host refused, and a person can do something about it there.
     *
     * @param wayOut a page at the host itself, never one that only an answer named
     */
    public static VcsException withWayOut(Kind kind, String message, URI wayOut) {
        return new VcsException(kind, message, null, wayOut, null);
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

    /** A page at the host where a person can get on; empty when there is none. */
    public Optional<URI> wayOut() {
        return Optional.ofNullable(wayOut);
    }
}
