package io.lineflame.vcs.github.standin;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.jspecify.annotations.Nullable;

/** What GraphQL knows: the viewer, repositories, and the objects in them. */
final class GraphQlTypes {

    private final Access access;
    private final People people;
    private final Repositories repositories;
    private final Commits commits;
    private final RateLimits limits;

    GraphQlTypes(Access access, People people, Repositories repositories, Commits commits, RateLimits limits) {
        this.access = access;
        this.people = people;
        this.repositories = repositories;
        this.commits = commits;
        this.limits = limits;
    }

    GraphObject query(Call call) {
        return new GraphObject("Query")
                .field(
                        "viewer",
                        arguments ->
                                user(call.caller().personToken().orElseThrow().account()))
                .field("rateLimit", arguments -> rateLimit(call))
                .field(
                        "repository",
                        arguments ->
                                repository(access.followed(call, text(arguments, "owner"), text(arguments, "name"))));
    }

    private GraphObject user(StandInAccount account) {
        return new GraphObject("User")
                .value("id", People.nodeId("User", account.id()))
                .value("databaseId", account.id())
                .value("login", account.login())
                .value("name", account.name())
                .value("url", people.page(account))
                .value("avatarUrl", people.avatar(account));
    }

    private GraphObject rateLimit(Call call) {
        RateLimits.Budget budget = limits.look(call.caller(), "graphql");
        return new GraphObject("RateLimit")
                .value("cost", 1)
                .value("limit", budget.limit())
                .value("used", budget.used())
                .value("remaining", budget.remaining())
                .value("resetAt", Json.instant(budget.reset()));
    }

    private GraphObject repository(StandInRepository repository) {
        return new GraphObject("Repository")
                .value("id", People.nodeId("Repository", repository.id()))
                .value("databaseId", repository.id())
                .value("name", repository.name())
                .value("nameWithOwner", repository.fullName())
                .value("isPrivate", repository.isPrivate())
                .value("url", repositories.web(repository))
                .field("object", arguments -> object(repository, arguments));
    }

    /** By hash, or by an expression such as a branch; null when there is none. */
    private @Nullable GraphObject object(StandInRepository repository, Map<String, Object> arguments)
            throws IOException {
        GitReader reader = GitReader.of(repository);
        String name = arguments.containsKey("oid") ? text(arguments, "oid") : text(arguments, "expression");
        Optional<ObjectId> id = reader.object(name);
        return id.isEmpty() ? null : gitObject(repository, reader, id.get());
    }

    private @Nullable GraphObject gitObject(StandInRepository repository, GitReader reader, ObjectId id)
            throws IOException {
        RevObject object = reader.parsed(id).orElse(null);
        if (object instanceof RevTag tag) {
            return named("Tag", repository, tag)
                    .value("name", tag.getTagName())
                    .value("message", tag.getFullMessage())
                    .field("target", arguments -> gitObject(repository, reader, tag.getObject()));
        }
        if (object instanceof RevCommit commit) {
            return commit(repository, commit);
        }
        return object == null ? null : named(object.getType() == 2 ? "Tree" : "Blob", repository, object);
    }

    private GraphObject commit(StandInRepository repository, RevCommit commit) {
        return named("Commit", repository, commit)
                .value("message", Commits.message(commit))
                .value("messageHeadline", commit.getShortMessage())
                .value("authoredDate", Json.instant(commit.getAuthorIdent().getWhenAsInstant()))
                .value("committedDate", Json.instant(commit.getCommitterIdent().getWhenAsInstant()))
                .value("url", repositories.web(repository) + "/commit/" + commit.name())
                .value("author", actor(commit.getAuthorIdent()))
                .value("committer", actor(commit.getCommitterIdent()));
    }

    private GraphObject actor(PersonIdent who) {
        Optional<StandInAccount> account = commits.accountOf(who);
        return new GraphObject("GitActor")
                .value("name", who.getName())
                .value("email", who.getEmailAddress())
                .value("date", Json.instant(who.getWhenAsInstant()))
                .value("avatarUrl", account.map(people::avatar).orElseGet(people::nobody))
                .field("user", arguments -> account.map(this::user).orElse(null));
    }

    private static GraphObject named(String type, StandInRepository repository, RevObject object) {
        return new GraphObject(type)
                .value("id", People.nodeId(type, repository.id() + ":" + object.name()))
                .value("oid", object.name())
                .value("abbreviatedOid", object.name().substring(0, 7));
    }

    private static String text(Map<String, Object> arguments, String name) {
        Object value = arguments.get(name);
        if (value == null) {
            throw new IllegalArgumentException("argument '" + name + "' is required");
        }
        return value.toString();
    }
}
