package io.lineflame.server.sessions;

import io.lineflame.db.UserStore.UserRow;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.PublicAddress;
import io.lineflame.server.http.RouteAccess.Level;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Finds out who asks, and lets through whom the level of one route lets through. */
final class AccessFilter implements ContainerRequestFilter {

    private final Level level;
    private final AccessRule rule;
    private final Sessions sessions;

    AccessFilter(Level level, AccessRule rule, Sessions sessions) {
        this.level = level;
        this.rule = rule;
        this.sessions = sessions;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        switch (level) {
            case INGEST, CLIENT -> {
                // No cookie counts, so none is read: nobody's browser can be made to push or to call in their name.
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
