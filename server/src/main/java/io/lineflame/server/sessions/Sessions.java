package io.lineflame.server.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.db.AuditStore;
import io.lineflame.db.AuditStore.AuditRow;
import io.lineflame.db.SessionStore;
import io.lineflame.db.SessionStore.SessionRow;
import io.lineflame.db.UserStore;
import io.lineflame.db.UserStore.UserRow;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.Config;
import io.lineflame.server.config.SessionLife;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.http.PublicAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is known again, and for how long. A session is a token with the browser and its hash in the database, so any server of several can
 * answer for it. Safe for many threads.
 */
@Singleton
public final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private static final String BROWSER = "browser";
    private static final String CLIENT = "compat";
    /** When a session was used is kept to the minute: a page asks for ten things at once. */
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    private static final int MOST_TOUCHED = 10_000;

    /** Anybody can have sessions opened. */
    private static final int MOST_UNCLAIMED = 50_000;

    /** What one serves for has come to its end by then. */
    private static final Duration UNCLAIMED_IN_NEED = Duration.ofMinutes(15);

    private final SessionStore sessions;
    private final UserStore users;
    private final AuditStore audit;
    private final SessionLife life;
    private final AccessRule access;
    private final Clock clock;
    private final Cache<Long, Instant> touched =
            Caffeine.newBuilder().maximumSize(MOST_TOUCHED).build();

    @Inject
    Sessions(SessionStore sessions, UserStore users, AuditStore audit, Config config, Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.audit = audit;
        this.life = config.sessions();
        this.access = config.access();
        this.clock = clock;
    }

    /** Opens a session that is nobody's yet; throws {@link ProblemException} when there are too many of them. */
    public OpenedSession open(PublicAddress address, String userAgent) {
        requireRoom();
        SessionToken token = SessionToken.random();
        long id = sessions.open(token.hash(), BROWSER, UserAgent.kept(userAgent), clock.instant());
        return new OpenedSession(new Viewer(OptionalLong.of(id), OptionalLong.empty()), cookie(token, address));
    }

    /**
     * Makes the viewer's session this person's, whoever it was before, and opens one when there is none. The token is a new one in any
     * case: whoever knew the old one, because they planted it or read it along, knows nothing now.
     */
    public OpenedSession signIn(Viewer viewer, UserRow user, PublicAddress address, String userAgent) {
        Instant now = clock.instant();
        SessionToken token = SessionToken.random();
        long id = viewer.session().isPresent()
                        && sessions.signIn(viewer.session().getAsLong(), user.id(), token.hash(), now)
                ? viewer.session().getAsLong()
                : openFor(user.id(), token, BROWSER, userAgent, now);
        if (viewer.user().isPresent() && viewer.user().getAsLong() != user.id()) {
            note("sign-out", users.find(viewer.user().getAsLong()), now);
        }
        note("sign-in", Optional.of(user), now);
        return new OpenedSession(new Viewer(OptionalLong.of(id), OptionalLong.of(user.id())), cookie(token, address));
    }

    /** Opens a session for a program that calls the compatible API in a person's name. */
    public OpenedToken openForClient(long user, String userAgent) {
        Instant now = clock.instant();
        SessionToken token = SessionToken.random();
        long id = openFor(user, token, CLIENT, userAgent, now);
        note("sign-in", users.find(user), now);
        return new OpenedToken(
                new Viewer(OptionalLong.of(id), OptionalLong.of(user)), token.text(), now.plus(life.lifetime()));
    }

    /** Whose program this is; empty when the token is none of ours, has ended, or its person may no longer come in. */
    public Optional<Viewer> ofClientToken(String token) {
        return SessionToken.parse(token)
                .flatMap(parsed -> find(parsed, CLIENT))
                .filter(viewer -> user(viewer).filter(this::mayComeIn).isPresent());
    }

    /** When the viewer's session ends at the latest; empty when it has ended. */
    public Optional<Instant> endOf(Viewer viewer) {
        return ofPerson(viewer).stream()
                .filter(row -> viewer.session().isPresent()
                        && row.id() == viewer.session().getAsLong())
                .map(row -> row.created().plus(life.lifetime()))
                .findFirst();
    }

    /** The session that a browser's token stands for; empty when it has ended. Counts as a use of it. */
    Optional<Viewer> ofBrowser(SessionToken token) {
        return find(token, BROWSER);
    }

    /** The person signed in; empty when nobody is. */
    public Optional<UserRow> user(Viewer viewer) {
        return viewer.user().isPresent() ? users.find(viewer.user().getAsLong()) : Optional.empty();
    }

    /** Whether this person may see the pages; everybody may when access is open. A login that nobody proved lets nobody in. */
    public boolean mayComeIn(UserRow user) {
        return !access.needsLogin() || (!user.ofOneSession() && access.lets(user.hostId(), user.login()));
    }

    /** A person's sessions that have not ended, the one used last first; none for a viewer who is not signed in. */
    List<SessionRow> ofPerson(Viewer viewer) {
        Instant now = clock.instant();
        return viewer.user().isEmpty()
                ? List.of()
                : sessions.ofUser(viewer.user().getAsLong()).stream()
                        .filter(session -> lives(session, now))
                        .toList();
    }

    /** Ends the viewer's own session. */
    public void end(Viewer viewer) {
        if (viewer.session().isPresent() && sessions.end(viewer.session().getAsLong())) {
            noteSignOut(viewer);
        }
    }

    /** Ends one of the viewer's sessions; false when it is not theirs, or there is none. */
    boolean end(Viewer viewer, long session) {
        boolean theirs = ofPerson(viewer).stream().anyMatch(row -> row.id() == session);
        if (!theirs || !sessions.end(session)) {
            return false;
        }
        noteSignOut(viewer);
        return true;
    }

    /** Ends all sessions of the person signed in, also those of programs. */
    void endAll(Viewer viewer) {
        if (viewer.user().isPresent() && sessions.endAll(viewer.user().getAsLong()) > 0) {
            noteSignOut(viewer);
        }
    }

    private void requireRoom() {
        if (sessions.unclaimed() < MOST_UNCLAIMED) {
            return;
        }
        if (sessions.endUnclaimed(clock.instant().minus(UNCLAIMED_IN_NEED)) == 0) {
            LOG.warn("{} sessions are open that nobody signed in with", MOST_UNCLAIMED);
            throw new ProblemException(
                    ProblemType.UNAVAILABLE, "Very many people want to sign in just now. Try again in some minutes.");
        }
    }

    private long openFor(long user, SessionToken token, String kind, String userAgent, Instant now) {
        long id = sessions.open(token.hash(), kind, UserAgent.kept(userAgent), now);
        if (!sessions.signIn(id, user, token.hash(), now)) {
            throw new IllegalStateException("a session ended while it was opened");
        }
        return id;
    }

    private Optional<Viewer> find(SessionToken token, String kind) {
        Instant now = clock.instant();
        Optional<SessionRow> found =
                sessions.find(token.hash()).filter(row -> row.kind().equals(kind) && lives(row, now));
        found.ifPresent(session -> touch(session, now));
        return found.map(session -> new Viewer(OptionalLong.of(session.id()), session.user()));
    }

    private boolean lives(SessionRow session, Instant now) {
        return now.isBefore(session.lastUsed().plus(life.idle()))
                && now.isBefore(session.created().plus(life.lifetime()));
    }

    /** Of many requests at once only one writes. */
    private void touch(SessionRow session, Instant now) {
        Instant due = now.minus(TOUCH_EVERY);
        if (session.lastUsed().isAfter(due)) {
            return;
        }
        Instant known = touched.asMap().putIfAbsent(session.id(), now);
        if (known == null || (!known.isAfter(due) && touched.asMap().replace(session.id(), known, now))) {
            sessions.touch(session.id(), now);
        }
    }

    private NewCookie cookie(SessionToken token, PublicAddress address) {
        return SessionCookie.of(token, address, life.lifetime());
    }

    private void noteSignOut(Viewer viewer) {
        note("sign-out", user(viewer), clock.instant());
    }

    private void note(String action, Optional<UserRow> person, Instant now) {
        person.ifPresent(user -> audit.add(new AuditRow(now, OptionalLong.of(user.id()), action, user.hostId(), "")));
    }
}
