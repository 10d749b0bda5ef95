package io.lineflame.vcs.github.standin;

import java.io.IOException;

/**
 * Everything under {@code /repos/{owner}/{repo}}, and the same under {@code /repositories/{id}}, which
 * is where GitHub sends those who use an old name.
 */
final class RepositoryRoutes {

    private final Router inside = new Router();
    private final Access access;

    RepositoryRoutes(Access access) {
        this.access = access;
    }

    /** Answers about one repository, which the caller may read. */
    interface Handler {
        Answer answer(Call call, StandInRepository repository) throws IOException;
    }

    /** @param template what follows the repository, with its slash; nothing for the repository itself */
    RepositoryRoutes on(String method, String template, Handler handler) {
        Router.Handler admitted = call -> handler.answer(call, access.repository(call));
        inside.on(method, "/repos/{owner}/{repo}" + template, admitted);
        inside.on(method, "/repositories/{id}" + template, admitted);
        return this;
    }

    void addTo(Router router) {
        router.include(inside);
    }
}
