package io.lineflame.server.repositories;

import io.lineflame.db.AuditStore;
import io.lineflame.db.AuditStore.AuditRow;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.RepositoryId;
import jakarta.inject.Inject;
import java.time.Clock;

/** Writes down who read which source. Nobody is written down who has not signed in: there is no name to write. */
final class ReadingLog {

    private static final String ACTION = "read-source";

    private final AuditStore audit;
    private final Clock clock;

    @Inject
    ReadingLog(AuditStore audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void add(Viewer viewer, RepositoryId repository, CommitId commit, String path) {
        if (viewer.user().isPresent()) {
            String subject = repository.path() + " @ " + commit.hash() + " : " + path;
            audit.add(new AuditRow(clock.instant(), viewer.user(), ACTION, repository.hostId(), subject));
        }
    }
}
