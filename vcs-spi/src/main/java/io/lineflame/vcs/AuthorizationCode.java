package io.lineflame.vcs;

import java.net.URI;

/**
 * What came back from a host after a person agreed. Its {@code toString} shows nothing of it.
 *
 * @param codeVerifier the one whose challenge was sent; empty when none was
 * @param redirectUri as in the {@link AuthorizationRequest}; the empty URI when the person was sent by another program, which
 *     named none
 */
public record AuthorizationCode(String code, String codeVerifier, URI redirectUri) {

    @Override
    public String toString() {
        return "AuthorizationCode[" + redirectUri + "]";
    }
}
