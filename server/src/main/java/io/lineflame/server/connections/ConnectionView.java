package io.lineflame.server.connections;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person may know of their connection at one host.
 *
 * @param kind the {@link io.lineflame.vcs.CredentialKind#id()} of its credential
 * @param account the account's name at the host
 * @param picture under one of the host's picture origins
 * @param since when it was connected
 * @param renewed when its credential was last renewed; empty when never
 * @param end empty while it works
 */
public record ConnectionView(
        String kind,
        String account,
        Optional<URI> picture,
        Optional<URI> webUrl,
        Instant since,
        Instant lastUsed,
        Optional<Instant> renewed,
        Optional<End> end) {

    /**
     * That the host no longer accepts it: the person has to connect again.
     *
     * @param reason a sentence
     */
    public record End(Instant at, String reason) {}
}
