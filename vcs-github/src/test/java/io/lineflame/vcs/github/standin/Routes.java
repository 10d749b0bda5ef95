package io.lineflame.vcs.github.standin;

import java.io.IOException;

/** Puts the parts together, and tells the API's requests from the pages'. */
final class Routes {

    static final String ENTERPRISE = "/api/v3";
    static final String DOT_COM = "/api.github.com";

    private final Router web = new Router();
    private final GitRoutes git;
    private final Api api;

    Routes(World world, StandInApp app, RateLimits limits, Grants grants, String webUrl) {
        People people = new People(webUrl);
        Repositories repositories = new Repositories(webUrl, people);
        Access access = new Access(world, app, webUrl);
        Commits commits = new Commits(world, repositories, people);
        Changes changes = new Changes(repositories);
        git = new GitRoutes(commits);

        Router rest = new Router();
        new MetaRoutes(limits).addTo(rest);
        new UserRoutes(world, app, people, repositories, access).addTo(rest);
        RepositoryRoutes ofRepository = new RepositoryRoutes(access);
        ofRepository.on("GET", "", (call, repository) -> Answer.json(repositories.full(repository, call.apiUrl())));
        git.addTo(ofRepository);
        new ContentRoutes(repositories).addTo(ofRepository);
        new CommitRoutes(commits, changes).addTo(ofRepository);
        new CompareRoutes(commits, changes, repositories).addTo(ofRepository);
        ofRepository.addTo(rest);
        new GraphQlRoutes(new GraphQlTypes(access, people, repositories, commits, limits)).addTo(rest);
        OAuthRoutes oAuth = new OAuthRoutes(world, app, grants);
        oAuth.addToApi(rest);
        oAuth.addToWeb(web);
        api = new Api(world, app, limits, rest);
    }

    /** The routes of the pages; more can be added. */
    Router web() {
        return web;
    }

    Api api() {
        return api;
    }

    void treeLimit(int entries) {
        git.treeLimit(entries);
    }

    Answer answer(Call call) throws IOException {
        for (String layout : new String[] {ENTERPRISE, DOT_COM}) {
            if (call.path().equals(layout) || call.path().startsWith(layout + "/")) {
                return api.answer(inApi(call, layout));
            }
        }
        if (call.path().equals("/api/graphql")) {
            return api.answer(inApi(call.at(ENTERPRISE + "/graphql"), ENTERPRISE));
        }
        try {
            return web.answer(call).orElseGet(() -> Answer.html(404, "<h1>Not found</h1>"));
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private static Call inApi(Call call, String layout) {
        return call.inApi(call.path().substring(layout.length()), call.apiUrl() + layout);
    }
}
