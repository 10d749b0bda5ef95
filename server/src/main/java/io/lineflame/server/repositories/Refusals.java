package io.lineflame.server.repositories;

import io.lineflame.server.connections.ConnectionView;
import io.lineflame.server.connections.Connections;
import io.lineflame.server.connections.ViewerCredential;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.repositories.Refusal.Kind;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Says what a host's failure means for a viewer: it depends on how they were let in. */
final class Refusals {

    private final Connections connections;
    private final Clock clock;

    /** How a viewer stands with a host. */
    private record Standing(boolean connected, Optional<String> account, Optional<Instant> ended) {

        static Standing of(Optional<ConnectionView> connection) {
            return new Standing(
                    connection.isPresent(),
                    connection.map(ConnectionView::account),
                    connection.flatMap(ConnectionView::end).map(ConnectionView.End::at));
        }
    }

    @Inject
    Refusals(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** The host was asked whether the viewer may read the repository at all, or it was not even asked. */
    RefusedException atTheDoor(Viewer viewer, HostedRepository repository, VcsException failure) {
        Standing standing = Standing.of(connections.connection(viewer, repository.host()));
        return refused(repository, standing, failure, Kind.NO_ACCESS);
    }

    /** The host was asked for something in a repository that the viewer may read. */
    RefusedException inside(
            Viewer viewer, HostedRepository repository, ViewerCredential credential, VcsException failure) {
        if (failure.kind() == VcsException.Kind.UNAUTHENTICATED) {
            return atTheDoor(viewer, repository, failure);
        }
        Standing standing = new Standing(!credential.anonymous(), credential.login(), Optional.empty());
        return refused(repository, standing, failure, Kind.COMMIT_UNKNOWN);
    }

    /** Whether the host has more to offer than reading without an account. */
    static boolean canConnect(VcsHost host) {
        return host.credentialKinds().stream().anyMatch(kind -> !kind.equals(CredentialKind.ANONYMOUS));
    }

    /** @param missing what "not found" is about */
    private RefusedException refused(
            HostedRepository repository, Standing standing, VcsException failure, Kind missing) {
        Kind said = kind(failure, missing, standing.connected());
        Kind kind = !standing.connected() && canConnect(repository.host()) && connectingHelps(said)
                ? Kind.NOT_CONNECTED
                : said;
        RefusalWords words = new RefusalWords(repository, standing.account(), failure);
        Refusal refusal = new Refusal(
                kind,
                words.title(kind),
                words.detail(kind),
                standing.account(),
                failure.wayOut(),
                failure.retryAfter().map(clock.instant()::plus),
                kind == Kind.CONNECTION_ENDED ? standing.ended() : Optional.empty());
        return new RefusedException(refusal, failure);
    }

    private static Kind kind(VcsException failure, Kind missing, boolean connected) {
        return switch (failure.kind()) {
            case NOT_FOUND -> missing;
            case FORBIDDEN -> Kind.NO_ACCESS;
            case UNAUTHENTICATED -> connected ? Kind.CONNECTION_ENDED : Kind.NO_ACCESS;
            case SINGLE_SIGN_ON_REQUIRED -> Kind.SINGLE_SIGN_ON;
            case APPLICATION_NOT_ALLOWED -> Kind.APPLICATION_NOT_ALLOWED;
            case RATE_LIMITED -> Kind.RATE_LIMITED;
            case TOO_LARGE -> Kind.TOO_LARGE;
            case NOT_A_FILE -> Kind.NOT_A_FILE;
            case UNAVAILABLE -> Kind.HOST_DOWN;
            case MISCONFIGURED, UNSUPPORTED -> Kind.HOST_ERROR;
        };
    }

    private static boolean connectingHelps(Kind kind) {
        return switch (kind) {
            case NO_ACCESS, SINGLE_SIGN_ON, APPLICATION_NOT_ALLOWED, RATE_LIMITED -> true;
            case NOT_CONNECTED, CONNECTION_ENDED, HOST_DOWN, HOST_ERROR, COMMIT_UNKNOWN, TOO_LARGE, NOT_A_FILE -> false;
        };
    }
}
