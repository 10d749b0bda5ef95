package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code /user}, {@code /users}, {@code /orgs}: who is who, and where the application is installed. */
final class UserRoutes {

    private final World world;
    private final StandInApp app;
    private final People people;
    private final Repositories repositories;
    private final Access access;

    UserRoutes(World world, StandInApp app, People people, Repositories repositories, Access access) {
        this.world = world;
        this.app = app;
        this.people = people;
        this.repositories = repositories;
        this.access = access;
    }

    void addTo(Router router) {
        router.on("GET", "/user", this::self)
                .on("GET", "/user/orgs", this::organizations)
                .on("GET", "/user/installations", this::installations)
                .on("GET", "/user/installations/{installation}/repositories", this::installedRepositories)
                .on("GET", "/users/{login}", this::user)
                .on("GET", "/orgs/{login}", this::user);
    }

    private Answer self(Call call) {
        return Answer.json(people.full(token(call).account(), call.apiUrl()));
    }

    private Answer user(Call call) {
        return world.owner(call.taken("login"))
                .map(owner -> Answer.json(people.full(owner, call.apiUrl())))
                .orElseGet(() -> Answer.notFound("users/users#get-a-user"));
    }

    private Answer organizations(Call call) {
        Token token = token(call);
        List<ObjectNode> theirs = world.organizations().stream()
                .filter(organization -> organization.has(token.account()) && !organization.wantsSignOnFrom(token))
                .map(organization -> people.organization(organization, call.apiUrl()))
                .toList();
        List<String> withheld = world.organizations().stream()
                .filter(organization -> organization.has(token.account()) && organization.wantsSignOnFrom(token))
                .map(organization -> Long.toString(organization.id()))
                .toList();
        Answer answer = Paging.list(call, theirs);
        return withheld.isEmpty()
                ? answer
                : answer.with("X-GitHub-SSO", "partial-results; organizations=" + String.join(",", withheld));
    }

    private Answer installations(Call call) {
        Token token = appToken(call);
        ArrayNode list = Json.array();
        for (StandInApp.Installation installation : app.installations()) {
            if (concerns(token, installation)) {
                list.add(installation(installation, call.apiUrl()));
            }
        }
        ObjectNode body = Json.object().put("total_count", list.size());
        body.set("installations", list);
        return Answer.json(body);
    }

    private Answer installedRepositories(Call call) {
        Token token = appToken(call);
        StandInApp.Installation wanted = app.installations().stream()
                .filter(installation -> Long.toString(installation.id()).equals(call.taken("installation")))
                .filter(installation -> concerns(token, installation))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Answer.notFound("apps/installations#list-repositories-accessible-to-the-user-access-token")));
        List<ObjectNode> all = world.repositories().stream()
                .filter(wanted::covers)
                .filter(repository -> access.mayRead(call.caller(), repository))
                .map(repository -> repositories.full(repository, call.apiUrl()))
                .toList();
        Paging.Page page = Paging.cut(call, all);
        ObjectNode body = Json.object()
                .put("total_count", all.size())
                .put("repository_selection", wanted.repositories().isEmpty() ? "all" : "selected");
        body.set("repositories", Json.array(page.items()));
        return page.linked(Answer.json(body));
    }

    private boolean concerns(Token token, StandInApp.Installation installation) {
        return installation.owner().equals(token.account())
                || (installation.owner() instanceof StandInOrganization organization
                        && organization.has(token.account()))
                || world.repositories().stream()
                        .anyMatch(repository -> installation.covers(repository) && repository.admits(token.account()));
    }

    private ObjectNode installation(StandInApp.Installation installation, String apiUrl) {
        boolean organization = installation.owner() instanceof StandInOrganization;
        ObjectNode node = Json.object().put("id", installation.id()).put("client_id", app.clientId());
        node.set("account", people.brief(installation.owner(), apiUrl));
        node.put("repository_selection", installation.repositories().isEmpty() ? "all" : "selected")
                .put("access_tokens_url", apiUrl + "/app/installations/" + installation.id() + "/access_tokens")
                .put("repositories_url", apiUrl + "/installation/repositories")
                .put("app_id", 4711)
                .put("app_slug", app.slug().orElse(""))
                .put("target_id", installation.owner().id())
                .put("target_type", organization ? "Organization" : "User");
        node.putObject("permissions").put("contents", "read").put("metadata", "read");
        node.putArray("events");
        return node.putNull("suspended_at");
    }

    private static Token token(Call call) {
        return call.caller()
                .personToken()
                .orElseThrow(() -> new Refusal(Answer.refused(
                        401,
                        "Requires authentication",
                        "https://docs.github.com/rest/users/users#get-the-authenticated-user")));
    }

    private static Token appToken(Call call) {
        Token token = token(call);
        if (token.kind() != Token.Kind.APP_USER) {
            throw new Refusal(
                    Answer.refused(
                            403,
                            "You must authenticate with an access token authorized to a GitHub App in order to list"
                                    + " installations",
                            "https://docs.github.com/rest/apps/installations#list-app-installations-accessible-to-the-user-access-token"));
        }
        return token;
    }
}
