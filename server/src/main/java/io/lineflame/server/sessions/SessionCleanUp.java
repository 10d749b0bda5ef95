package io.lineflame.server.sessions;

import io.lineflame.db.AuditStore;
import io.lineflame.db.AuthorizationStore;
import io.lineflame.db.SessionStore;
import io.lineflame.db.UserStore;
import io.lineflame.server.config.Config;
import io.lineflame.server.config.SessionLife;
import io.lineflame.server.jobs.Job;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Deletes what has ended by itself: sessions and who was there for one session alone, ways to a code host that nobody came back from, and old entries of the audit log. */
final class SessionCleanUp implements Job {

    private static final Duration EVERY = Duration.ofHours(1);
    /** Longer than anything asks for them. */
    private static final Duration KEEP_AUTHORIZATIONS = Duration.ofHours(1);

    /** Anybody can make the server open one, and it serves for the way to a code host and back. */
    private static final Duration KEEP_UNCLAIMED = Duration.ofHours(1);

    private static final Duration KEEP_AUDIT = Duration.ofDays(90);

    private final SessionStore sessions;
    private final UserStore users;
    private final AuthorizationStore authorizations;
    private final AuditStore audit;
    private final SessionLife life;
    private final Clock clock;

    @Inject
    SessionCleanUp(
            SessionStore sessions,
            UserStore users,
            AuthorizationStore authorizations,
            AuditStore audit,
            Config config,
            Clock clock) {
        this.sessions = sessions;
        this.users = users;
        this.authorizations = authorizations;
        this.audit = audit;
        this.life = config.sessions();
        this.clock = clock;
    }

    @Override
    public String name() {
        return "clean-up of sessions";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        sessions.endExpired(now.minus(life.idle()), now.minus(life.lifetime()));
        sessions.endUnclaimed(now.minus(KEEP_UNCLAIMED));
        users.forgetSessionless(now.minus(KEEP_UNCLAIMED));
        authorizations.forget(now.minus(KEEP_AUTHORIZATIONS));
        audit.forget(now.minus(KEEP_AUDIT));
    }
}
