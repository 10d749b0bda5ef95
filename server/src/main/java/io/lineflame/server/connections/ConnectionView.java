package io.lineflame.server.connections;

import io.lineflame.db.ConnectionStore.ConnectionRow;
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

    static ConnectionView of(ConnectionRow row) {
        return new ConnectionView(
                row.kindId(),
                row.login(),
                row.picture().map(URI::create),
                row.webUrl().map(URI::create),
                row.created(),
                row.lastUsed(),
                Optional.of(row.renewed()).filter(renewed -> renewed.isAfter(row.created())),
                row.ended().map(at -> new End(at, row.endReason().orElse(""))));
    }
}
