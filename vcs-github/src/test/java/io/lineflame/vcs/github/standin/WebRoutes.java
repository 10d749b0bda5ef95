package io.lineflame.vcs.github.standin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * Pages that links lead to: a repository, a commit, a file; where the app is installed and where a
 * person signs on to an organization. Everybody sees them all: the stand-in's pages know no sessions.
 */
final class WebRoutes {

    private final World world;
    private final StandInApp app;

    WebRoutes(World world, StandInApp app) {
        this.world = world;
        this.app = app;
    }

    void addTo(Router router) {
        router.on("GET", "/avatars/u/{id}", this::avatar)
                .on("GET", "/apps/{slug}/installations/new", call -> installPage())
                .on("GET", "/github-apps/{slug}/installations/new", call -> installPage())
                .on("POST", "/apps/{slug}/installations/new", this::install)
                .on("GET", "/github-apps/{slug}/installations/new", call -> installPage())
                .on("GET", "/orgs/{org}/sso", this::signOnPage)
                .on("POST", "/orgs/{org}/sso", this::signOn)
                .on("GET", "/{owner}/{repo}/commit/{sha}", this::commit)
                .on("GET", "/{owner}/{repo}/blob/{ref}/{path*}", this::blob)
                .on("GET", "/{owner}/{repo}/tree/{ref}", this::repository)
                .on("GET", "/{owner}/{repo}", this::repository)
                .on("GET", "/{owner}", this::owner);
    }

    private Answer avatar(Call call) {
        long id = Long.parseLong(call.taken("id"));
        String svg = """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40">
                <rect width="40" height="40" fill="hsl(%d 60%% 80%%)"/>
                <circle cx="20" cy="15" r="8" fill="hsl(%1$d 60%% 35%%)"/>
                <path d="M4 40a16 16 0 0 1 32 0" fill="hsl(%1$d 60%% 35%%)"/>
                </svg>
                """.formatted(id * 137 % 360);
        return Answer.of(200, "image/svg+xml", svg.getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "max-age=300");
    }

    private Answer installPage() {
        String owner = world.organizations().stream()
                .findFirst()
                .map(StandInOrganization::login)
                .orElse("");
        return Pages.question(
                "Install " + app.name(),
                "On all repositories of " + owner + ", read-only.",
                "/apps/" + app.slug().orElse("-") + "/installations/new",
                Map.of("owner", owner),
                "Install");
    }

    private Answer install(Call call) {
        app.installOn(call.form().getOrDefault("owner", ""));
        return Pages.page("Installed", "<p>You can go back now.</p>");
    }

    private Answer signOnPage(Call call) {
        return Pages.question(
                "Single sign-on to " + call.taken("org"),
                "The organization wants to know that it is you.",
                "/orgs/" + call.taken("org") + "/sso",
                Map.of(
                        "authorization_request",
                        call.query("authorization_request").orElse("")),
                "Continue");
    }

    private Answer signOn(Call call) {
        return world.signOn(call.form().getOrDefault("authorization_request", ""))
                ? Pages.page("Signed on", "<p>You can go back now.</p>")
                : Answer.html(404, "<h1>Nobody asked for this</h1>");
    }

    private Answer owner(Call call) {
        return world.owner(call.taken("owner"))
                .map(owner -> Pages.page(owner.login(), ""))
                .orElseGet(WebRoutes::notFound);
    }

    private Answer repository(Call call) throws IOException {
        Optional<StandInRepository> found = found(call);
        if (found.isEmpty()) {
            return notFound();
        }
        StringBuilder list = new StringBuilder("<ul>\n");
        String ref = call.captured().getOrDefault("ref", "HEAD");
        Optional<RevCommit> commit = GitReader.of(found.get()).commit(ref);
        if (commit.isPresent()) {
            for (GitReader.Entry entry :
                    GitReader.of(found.get()).entries(commit.get().getTree(), true)) {
                list.append("<li>").append(Pages.escaped(entry.path())).append("</li>\n");
            }
        }
        return Pages.page(found.get().fullName(), list.append("</ul>").toString());
    }

    private Answer commit(Call call) throws IOException {
        Optional<StandInRepository> found = found(call);
        Optional<RevCommit> commit =
                found.isEmpty() ? Optional.empty() : GitReader.of(found.get()).commit(call.taken("sha"));
        return commit.map(known -> Pages.page(
                        known.getShortMessage(),
                        "<p>" + known.name() + "<br>"
                                + Pages.escaped(known.getAuthorIdent().getName()) + "</p><pre>"
                                + Pages.escaped(known.getFullMessage()) + "</pre>"))
                .orElseGet(WebRoutes::notFound);
    }

    private Answer blob(Call call) throws IOException {
        Optional<StandInRepository> found = found(call);
        if (found.isEmpty()) {
            return notFound();
        }
        GitReader reader = GitReader.of(found.get());
        Optional<RevCommit> commit = reader.commit(call.taken("ref"));
        Optional<GitReader.Entry> entry =
                commit.isEmpty() ? Optional.empty() : reader.entry(commit.get().getTree(), call.taken("path"));
        return entry.isEmpty() || !entry.get().type().equals("blob")
                ? notFound()
                : Pages.page(
                        call.taken("path"),
                        numbered(reader.blob(entry.get().id()).orElseThrow()));
    }

    /** Each line with the id that a link to it names. */
    private static String numbered(byte[] content) {
        StringBuilder lines = new StringBuilder("<pre>");
        int number = 0;
        for (String line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            lines.append("<span id=\"L").append(number).append("\">");
            lines.append(Pages.escaped(line)).append("</span>\n");
        }
        return lines.append("</pre>").toString();
    }

    private Optional<StandInRepository> found(Call call) {
        return world.at(call.taken("owner"), call.taken("repo"));
    }

    private static Answer notFound() {
        return Answer.html(404, "<h1>Not found</h1>");
    }
}
