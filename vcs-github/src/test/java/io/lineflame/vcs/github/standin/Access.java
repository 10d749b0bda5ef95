package io.lineflame.vcs.github.standin;

import java.util.Optional;

/**
 * Who may read which repository, and what the others are told. The order is GitHub's: whoever may not
 * know of a repository is told that there is none.
 */
final class Access {

    private static final String GET_A_REPOSITORY = "repos/repos#get-a-repository";

    private final World world;
    private final StandInApp app;
    private final String webUrl;

    Access(World world, StandInApp app, String webUrl) {
        this.world = world;
        this.app = app;
        this.webUrl = webUrl;
    }

    /**
     * The repository of a {@code /repos/{owner}/{repo}} route.
     *
     * @throws Refusal with what the caller is told instead; 301 when it has moved
     */
    StandInRepository repository(Call call) {
        if (call.captured().containsKey("id")) {
            return admit(call, byId(call.taken("id")));
        }
        String owner = call.taken("owner");
        String name = call.taken("repo");
        StandInRepository found = admit(call, world.at(owner, name));
        if (!world.isAt(found, owner, name)) {
            throw new Refusal(moved(call, found));
        }
        return found;
    }

    /**
     * The repository, wherever it is now: GraphQL follows those that moved.
     *
     * @throws Refusal with what the caller is told instead
     */
    StandInRepository followed(Call call, String owner, String name) {
        return admit(call, world.at(owner, name));
    }

    /** Whether it is listed for this caller, or opens: nothing is thrown. */
    boolean mayRead(Caller caller, StandInRepository repository) {
        return !repository.isPrivate()
                || caller.personToken()
                        .map(token -> repository.admits(token.account()) && reaches(token, repository))
                        .orElse(false);
    }

    /** What an organization asks of its own people, or nothing. */
    private Optional<Answer> organizationRefuses(Caller caller, StandInRepository repository) {
        return caller.personToken().flatMap(token -> organizationRefuses(token, repository));
    }

    private Optional<StandInRepository> byId(String id) {
        return id.matches("\\d{1,18}") ? world.byId(Long.parseLong(id)) : Optional.empty();
    }

    private StandInRepository admit(Call call, Optional<StandInRepository> wanted) {
        StandInRepository found = wanted.orElseThrow(() -> new Refusal(Answer.notFound(GET_A_REPOSITORY)));
        boolean known = !found.isPrivate()
                || call.caller()
                        .personToken()
                        .map(token -> found.admits(token.account()))
                        .orElse(false);
        if (known) {
            organizationRefuses(call.caller(), found).ifPresent(answer -> {
                throw new Refusal(answer);
            });
        }
        if (!mayRead(call.caller(), found)) {
            throw new Refusal(Answer.notFound(GET_A_REPOSITORY));
        }
        found.instead().ifPresent(answer -> {
            throw new Refusal(answer);
        });
        return found;
    }

    /** Whether the token itself goes that far, its person's right given. */
    private boolean reaches(Token token, StandInRepository repository) {
        return switch (token.kind()) {
            case PERSONAL, OAUTH -> token.scopes().contains("repo");
            case FINE_GRAINED -> token.repositories().contains(repository.id());
            case APP_USER -> app.isInstalledFor(repository);
        };
    }

    private Optional<Answer> organizationRefuses(Token token, StandInRepository repository) {
        if (!(repository.owner() instanceof StandInOrganization organization)) {
            return Optional.empty();
        }
        boolean theirs = organization.has(token.account()) || repository.admits(token.account());
        if (theirs && organization.wantsSignOnFrom(token)) {
            return Optional.of(singleSignOn(token, organization));
        }
        if (token.kind() == Token.Kind.OAUTH && repository.isPrivate() && organization.refusesOAuthApps()) {
            return Optional.of(restricted(organization));
        }
        return Optional.empty();
    }

    private Answer singleSignOn(Token token, StandInOrganization organization) {
        String kind = switch (token.kind()) {
            case PERSONAL, FINE_GRAINED -> "Personal Access token";
            case OAUTH -> "OAuth token";
            case APP_USER -> "GitHub App";
        };
        return Answer.refused(
                        403,
                        "Resource protected by organization SAML enforcement. You must grant your " + kind
                                + " access to this organization.",
                        "https://docs.github.com/articles/authenticating-to-a-github-organization-with-saml-single-sign-on/")
                .with("X-GitHub-SSO", "required; url=" + signOnUrl(token, organization));
    }

    private String signOnUrl(Token token, StandInOrganization organization) {
        return webUrl + "/orgs/" + organization.login() + "/sso?authorization_request="
                + world.signOnRequest(token, organization);
    }

    private static Answer restricted(StandInOrganization organization) {
        return Answer.refused(
                403,
                "Although you appear to have the correct authorization credentials, the `" + organization.login()
                        + "` organization has enabled OAuth App access restrictions, meaning that data access to"
                        + " third-parties is limited. For more information on these restrictions, including how to"
                        + " enable this app, visit"
                        + " https://docs.github.com/articles/restricting-access-to-your-organization-s-data/",
                "https://docs.github.com/rest/" + GET_A_REPOSITORY);
    }

    private static Answer moved(Call call, StandInRepository found) {
        String rest = call.path().replaceFirst("^/repos/[^/]+/[^/]+", "");
        String to = call.apiUrl() + "/repositories/" + found.id() + rest;
        var body = Json.object()
                .put("message", "Moved Permanently")
                .put("url", to)
                .put(
                        "documentation_url",
                        "https://docs.github.com/rest/guides/best-practices-for-using-the-rest-api#follow-redirects");
        return Answer.of(301, Answer.JSON, Json.bytes(body)).with("Location", to);
    }
}
