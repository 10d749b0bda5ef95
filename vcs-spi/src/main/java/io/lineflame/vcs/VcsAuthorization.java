package io.lineflame.vcs;

import java.net.URI;

/**
 * Signing in at a host by authorization code (RFC 6749, section 4.1). The server keeps state,
 * verifier and grants; this only speaks with the host. Safe for many threads; every call but {@link
 * #authorizeUrl} does I/O.
 */
public interface VcsAuthorization {

    /** The page of the host to send a person to. */
    URI authorizeUrl(AuthorizationRequest request);

    /**
     * Exchanges a code for a credential.
     *
     * @throws VcsException of kind {@code UNAUTHENTICATED} if the code is unknown, used, expired or
     *     not of this verifier; {@code MISCONFIGURED} if the host refuses the server itself
     */
    Grant exchange(AuthorizationCode code) throws VcsException;

    /**
     * Makes a fresh credential of one that expired or soon will. The old one may be void afterwards,
     * so two renewals of one credential must not run at once.
     *
     * @throws VcsException of kind {@code UNAUTHENTICATED} if the host no longer renews it
     */
    Grant renew(Credential credential) throws VcsException;

    /**
     * Ends a credential at the host, as far as the host can.
     *
     * @return whether it is void there now; false where the host offers no way
     */
    boolean revoke(Credential credential) throws VcsException;
}
