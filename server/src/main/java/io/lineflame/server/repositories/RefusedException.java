package io.lineflame.server.repositories;

import io.lineflame.vcs.VcsException;

/** A viewer does not get what they asked a host for. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal, VcsException cause) {
        super(refusal.title() + ": " + refusal.detail(), cause);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
