package io.lineflame.server.connections;

import io.lineflame.db.AuthorizationStore;
import io.lineflame.db.AuthorizationStore.AuthorizationRow;
import io.lineflame.db.DatabaseException;
import io.lineflame.server.connections.ConnectionMaker.Made;
import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.sessions.OpenedSession;
import io.lineflame.server.sessions.Sessions;
import io.lineflame.vcs.Account;
import io.lineflame.vcs.AuthorizationCode;
import io.lineflame.vcs.AuthorizationRequest;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.Grant;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person's way to a host and back, by authorization code with PKCE (RFC 6749, section 4.1; RFC 7636; RFC 9700). The state that
 * they carry is known here by its hash, belongs to the session that started, works once and for ten minutes. What comes of it is
 * noted for the session, so that no address ever says it.
 */
final class AuthorizationFlow {

    static final String CALLBACK = "/api/v1/connections/callback";

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationFlow.class);

    private static final Duration VALID_FOR = Duration.ofMinutes(10);

    /** Anybody can set out, any number of times, and each time is a row with the address of a page. */
    private static final int MOST_ON_THEIR_WAY = 10_000;

    private final AuthorizationStore authorizations;
    private final Sessions sessions;
    private final CredentialSafe safe;
    private final HostCheck check;
    private final ConnectionMaker maker;
    private final Revocations revocations;
    private final Attempts attempts;
    private final CodeHosts hosts;
    private final Clock clock;

    @Inject
    AuthorizationFlow(
            AuthorizationStore authorizations,
            Sessions sessions,
            CredentialSafe safe,
            HostCheck check,
            ConnectionMaker maker,
            Revocations revocations,
            Attempts attempts,
            CodeHosts hosts,
            Clock clock) {
        this.authorizations = authorizations;
        this.sessions = sessions;
        this.safe = safe;
        this.check = check;
        this.maker = maker;
        this.revocations = revocations;
        this.attempts = attempts;
        this.hosts = hosts;
        this.clock = clock;
    }

    /**
     * Where to send a person.
     *
     * @param opened a session to come back with, for somebody who had none
     */
    record Departure(URI authorizeUrl, Optional<OpenedSession> opened) {

        @Override
        public String toString() {
            return "Departure[" + authorizeUrl.getHost() + "]";
        }
    }

    /**
     * What a host sends a person back with (RFC 6749, section 4.1.2).
     *
     * @param code empty when it sent none
     * @param error empty when there was none
     */
    record Answer(String state, String code, String error) {

        @Override
        public String toString() {
            return "Answer[" + error + "]";
        }
    }

    /** @param opened what the browser has to have from now on; empty when its session stays as it is */
    record Return(ReturnTo to, Optional<OpenedSession> opened) {}

    /** Notes that a person sets out; throws {@link ProblemException} when too many have. */
    Departure begin(
            Browser browser, VcsHost host, CredentialKind kind, VcsAuthorization authorization, ReturnTo returnTo) {
        requireRoom();
        Optional<OpenedSession> opened = browser.viewer().session().isPresent()
                ? Optional.empty()
                : Optional.of(sessions.open(browser.address(), browser.userAgent()));
        long session = opened.map(OpenedSession::viewer)
                .orElse(browser.viewer())
                .session()
                .orElseThrow();
        OneTimeText state = OneTimeText.state();
        OneTimeText verifier = OneTimeText.codeVerifier();
        URI redirectUri = browser.address().resolve(CALLBACK);
        authorizations.begin(
                state.hash(),
                new AuthorizationRow(
                        session,
                        host.id(),
                        kind.id(),
                        safe.sealVerifier(session, host.id(), verifier),
                        redirectUri.toString(),
                        returnTo.path(),
                        clock.instant()));
        URI url = authorization.authorizeUrl(new AuthorizationRequest(state.text(), verifier.challenge(), redirectUri));
        return new Departure(url, opened);
    }

    private void requireRoom() {
        if (authorizations.count() < MOST_ON_THEIR_WAY) {
            return;
        }
        authorizations.forget(clock.instant().minus(VALID_FOR));
        if (authorizations.count() >= MOST_ON_THEIR_WAY) {
            LOG.warn("{} people are on their way to a code host, or somebody sends out that many", MOST_ON_THEIR_WAY);
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "Very many people are on their way to a code host just now. Connect again in some minutes.");
        }
    }

    /** Takes a person back, whatever they bring; a state that is not this session's does nothing. */
    Return finish(Browser browser, Answer answer) {
        try {
            return takeBack(browser, answer);
        } catch (DatabaseException e) {
            // They are in the middle of a redirect: a page that says the same is better than a problem document.
            LOG.warn("Somebody came back from a code host and found no database: {}", e.getMessage());
            return new Return(ReturnTo.SETTINGS, Optional.empty());
        }
    }

    private Return takeBack(Browser browser, Answer answer) {
        Optional<AuthorizationRow> row = authorizations
                .take(new OneTimeText(answer.state()).hash())
                .filter(taken -> browser.viewer().session().isPresent()
                        && browser.viewer().session().getAsLong() == taken.session());
        Optional<VcsHost> host = row.flatMap(taken -> hosts.host(taken.hostId()));
        if (host.isEmpty()) {
            LOG.info("Somebody came back from a code host with a state that is not, or no longer, their session's");
            return new Return(ReturnTo.SETTINGS, Optional.empty());
        }
        Optional<OpenedSession> opened = Optional.empty();
        try {
            opened = connect(browser, host.get(), row.get(), answer).opened();
        } catch (AttemptException e) {
            attempts.note(row.get().session(), host.get(), e);
        } catch (DatabaseException e) {
            LOG.warn("A connection to {} could not be stored: {}", row.get().hostId(), e.getMessage());
            attempts.note(row.get().session(), host.get(), AttemptException.notStored());
        }
        return new Return(new ReturnTo(row.get().returnTo()), opened);
    }

    private Made connect(Browser browser, VcsHost host, AuthorizationRow row, Answer answer) throws AttemptException {
        if (row.created().plus(VALID_FOR).isBefore(clock.instant())) {
            throw AttemptException.failed("Coming back from " + host.displayName() + " took more than "
                    + VALID_FOR.toMinutes() + " minutes. Connect again.");
        }
        if (!answer.error().isEmpty() || answer.code().isEmpty()) {
            throw AttemptException.ofAnswer(host, answer.error());
        }
        CredentialKind kind = host.credentialKinds().stream()
                .filter(each -> each.id().equals(row.kindId()))
                .findFirst()
                .orElseThrow(() -> AttemptException.failed(
                        "This server no longer offers that way to connect to " + host.displayName() + "."));
        VcsAuthorization authorization = host.authorization(kind.id())
                .orElseThrow(() -> new IllegalStateException(
                        "host " + host.id() + " lacks the authorization of its kind " + kind.id()));
        Grant grant = exchange(host, authorization, row, answer);
        try {
            Account account = check.account(host, grant.credential());
            return maker.make(browser, host, kind, grant, account);
        } catch (VcsException e) {
            revocations.revoke(host, grant.credential());
            throw AttemptException.ofHost(host, e);
        } catch (NotLetInException e) {
            revocations.revoke(host, grant.credential());
            throw AttemptException.failed(e.getMessage());
        } catch (DatabaseException e) {
            revocations.revoke(host, grant.credential()); // nobody has it any more
            throw e;
        }
    }

    private Grant exchange(VcsHost host, VcsAuthorization authorization, AuthorizationRow row, Answer answer)
            throws AttemptException {
        try {
            String verifier = safe.openVerifier(row.session(), row.hostId(), row.sealedVerifier());
            return authorization.exchange(
                    new AuthorizationCode(answer.code(), verifier, URI.create(row.redirectUri())));
        } catch (VcsException e) {
            if (e.kind() == VcsException.Kind.UNAUTHENTICATED) {
                throw AttemptException.failed(
                        host.displayName()
                                + " no longer takes the code it sent you back with: it was used, or took too long. Connect again.");
            }
            throw AttemptException.ofHost(host, e);
        }
    }
}
