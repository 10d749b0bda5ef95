package io.lineflame.server.sessions;

import io.lineflame.db.UserStore.UserRow;
import io.lineflame.server.arrivals.Arrivals;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.Config;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.PublicAddress;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.tokens.ApiTokens;
import io.lineflame.server.tokens.TokenScope;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Finds out who asks, and lets through whom the level of one route lets through. A program's token counts where programs call, needed or not: its requests are those
 * of its tenant.
 */
final class AccessFilter implements ContainerRequestFilter {

    private final Level level;
    private final AccessRule rule;
    private final boolean ingestTokens;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Arrivals arrivals;

    AccessFilter(Level level, Config config, Sessions sessions, ApiTokens tokens, Arrivals arrivals) {
        this.arrivals = arrivals;
        this.level = level;
        this.rule = config.access();
        this.ingestTokens = config.ingestTokens();
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        switch (level) {
            // In these four no cookie counts, so none is read: nobody's browser can be made to push or to call in
            // their name.
            case INGEST -> letPushIn(request);
            case CLIENT -> {
                if (rule.needsLogin()) {
                    tokens.require(TokenScope.READ, request);
                } else {
                    tokens.useShown(TokenScope.READ, request);
                }
            }
            case CLIENT_CHANGE -> {
                if (rule.needsLogin()) {
                    tokens.require(TokenScope.SETTINGS, request);
                }
            }
            case OWN_TOKEN -> {
                // The call looks at it: some of them say how to get one.
            }
            case DOWNLOAD -> {
                findViewer(request);
                // Other credentials in the header may be those of a proxy on the way.
                boolean program = tokens.useShown(TokenScope.READ, request);
                if (rule.needsLogin() && !program) {
                    requirePerson(request);
                }
            }
            case PUBLIC -> findViewer(request);
            case PAGES -> {
                findViewer(request);
                if (rule.needsLogin()) {
                    requirePerson(request);
                } else {
                    // Looking at the pages is a use of the session, though nothing depends on it here.
                    CurrentViewer.of(request);
                }
            }
            case SESSION -> {
                findViewer(request);
                requirePerson(request);
            }
        }
    }

    private void letPushIn(ContainerRequestContext request) {
        try {
            if (ingestTokens) {
                tokens.require(TokenScope.PUSH, request);
            } else {
                tokens.useShown(TokenScope.PUSH, request);
            }
        } catch (ProblemException e) {
            arrivals.refused(e);
            throw e;
        }
    }

    private void findViewer(ContainerRequestContext request) {
        CurrentViewer.setLater(
                request,
                () -> SessionCookie.read(request.getCookies(), PublicAddress.of(request))
                        .flatMap(sessions::ofBrowser)
                        .orElse(Viewer.NOBODY));
    }

    private void requirePerson(ContainerRequestContext request) {
        UserRow person = sessions.user(CurrentViewer.of(request))
                .orElseThrow(() -> new ProblemException(
                        SessionProblems.SIGN_IN_REQUIRED,
                        "Nobody is signed in, or the session has ended. Sign in on the pages of this server."));
        if (!sessions.mayComeIn(person)) {
            throw new ProblemException(
                    SessionProblems.NOT_ALLOWED,
                    person.login() + " of " + person.hostId()
                            + " is signed in, but is not among the people who are let in here. Sign out to come as"
                            + " somebody else, or ask whoever runs this server.");
        }
    }
}
