package io.lineflame.vcs.github;

import io.lineflame.vcs.VcsException;
import java.io.IOException;

/** Carries a refusal through libraries that pass on nothing but an {@code IOException}. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final VcsException refusal;

    RefusedException(VcsException refusal) {
        super(refusal.getMessage());
        this.refusal = refusal;
    }

    VcsException refusal() {
        return refusal;
    }
}
