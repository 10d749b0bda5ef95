package io.lineflame.server.repositories;

import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.VcsException;
import java.time.Duration;

/** Tells what a failure inside a repository means: hosts answer "not found" also when a permission was taken away. */
final class Door {

    /** What was asked this shortly before is not asked again. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Permissions permissions;
    private final Refusals refusals;
    private final Viewer viewer;
    private final HostedRepository repository;
    private final ViewerCalls calls;

    Door(Permissions permissions, Refusals refusals, Viewer viewer, HostedRepository repository, ViewerCalls calls) {
        this.permissions = permissions;
        this.refusals = refusals;
        this.viewer = viewer;
        this.repository = repository;
        this.calls = calls;
    }

    /** Asks whether the viewer may still read the repository, unless that was asked just now. */
    void checkAgain() throws VcsException {
        permissions.checkAfter(calls, repository.id(), FRESH);
    }

    /** In words for the viewer. A permission that may be gone is forgotten, or asked for again. */
    RefusedException refused(VcsException failure) {
        switch (failure.kind()) {
            case UNAUTHENTICATED, FORBIDDEN, SINGLE_SIGN_ON_REQUIRED, APPLICATION_NOT_ALLOWED ->
                permissions.forget(calls, repository.id());
            case NOT_FOUND -> {
                try {
                    checkAgain();
                } catch (VcsException gone) {
                    return refusals.atTheDoor(viewer, repository, gone);
                }
            }
            case RATE_LIMITED, TOO_LARGE, NOT_A_FILE, MISCONFIGURED, UNSUPPORTED, UNAVAILABLE -> {
                // Says nothing about the permission.
            }
        }
        return refusals.inside(viewer, repository, calls.credential(), failure);
    }
}
