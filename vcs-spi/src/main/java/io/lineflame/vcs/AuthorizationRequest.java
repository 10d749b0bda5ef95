package io.lineflame.vcs;

import java.net.URI;

/**
 * What the server asks a host to let a person decide.
 *
 * @param state to be sent back unchanged
 * @param codeChallenge for PKCE with the method S256 (RFC 7636); empty when the asker has no verifier
 * @param redirectUri where the person comes back to
 */
public record AuthorizationRequest(String state, String codeChallenge, URI redirectUri) {

    @Override
    public String toString() {
        return "AuthorizationRequest[" + redirectUri + "]";
    }
}
