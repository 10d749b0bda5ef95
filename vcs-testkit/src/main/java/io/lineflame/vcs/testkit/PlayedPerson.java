package io.lineflame.vcs.testkit;

import java.net.URI;

/** Somebody with an account at the host, as a test plays them. */
public interface PlayedPerson {

    /** What the host calls them. */
    String login();

    /**
     * Goes to the host's page, signs in and agrees.
     *
     * @return where the host sends them: the redirect URI with {@code code} and {@code state}
     */
    URI agree(URI authorizeUrl) throws Exception;
}
