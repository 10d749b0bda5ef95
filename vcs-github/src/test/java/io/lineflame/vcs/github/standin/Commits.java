package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** Commits as the API writes them. */
final class Commits {

    private final World world;
    private final Repositories repositories;
    private final People people;

    Commits(World world, Repositories repositories, People people) {
        this.world = world;
        this.repositories = repositories;
        this.people = people;
    }

    /** As {@code /commits} has it: with the accounts behind the names, where the mail address is known. */
    ObjectNode listed(StandInRepository repository, RevCommit commit, String apiUrl) {
        String self = Repositories.url(repository, apiUrl);
        String sha = commit.name();
        ObjectNode inner = Json.object();
        inner.set("author", person(commit.getAuthorIdent()));
        inner.set("committer", person(commit.getCommitterIdent()));
        inner.put("message", message(commit));
        inner.putObject("tree")
                .put("sha", commit.getTree().name())
                .put("url", self + "/git/trees/" + commit.getTree().name());
        inner.put("url", self + "/git/commits/" + sha).put("comment_count", 0);
        inner.set("verification", verification());
        ObjectNode node =
                Json.object().put("sha", sha).put("node_id", People.nodeId("Commit", repository.id() + ":" + sha));
        node.set("commit", inner);
        node.put("url", self + "/commits/" + sha)
                .put("html_url", web(repository, sha))
                .put("comments_url", self + "/commits/" + sha + "/comments");
        node.set("author", account(commit.getAuthorIdent(), apiUrl));
        node.set("committer", account(commit.getCommitterIdent(), apiUrl));
        node.set("parents", parents(repository, commit, self + "/commits/"));
        return node;
    }

    /** As {@code /git/commits} has it: what git knows. */
    ObjectNode plain(StandInRepository repository, RevCommit commit, String apiUrl) {
        String self = Repositories.url(repository, apiUrl);
        String sha = commit.name();
        ObjectNode node = Json.object()
                .put("sha", sha)
                .put("node_id", People.nodeId("Commit", repository.id() + ":" + sha))
                .put("url", self + "/git/commits/" + sha)
                .put("html_url", web(repository, sha));
        node.set("author", person(commit.getAuthorIdent()));
        node.set("committer", person(commit.getCommitterIdent()));
        node.putObject("tree")
                .put("sha", commit.getTree().name())
                .put("url", self + "/git/trees/" + commit.getTree().name());
        node.put("message", message(commit));
        node.set("parents", parents(repository, commit, self + "/git/commits/"));
        node.set("verification", verification());
        return node;
    }

    static ObjectNode person(PersonIdent who) {
        return Json.object()
                .put("name", who.getName())
                .put("email", who.getEmailAddress())
                .put("date", Json.instant(who.getWhenAsInstant()));
    }

    static ObjectNode verification() {
        return Json.object()
                .put("verified", false)
                .put("reason", "unsigned")
                .putNull("signature")
                .putNull("payload")
                .putNull("verified_at");
    }

    /** The account that the mail address belongs to. */
    Optional<StandInAccount> accountOf(PersonIdent who) {
        return world.accounts().stream()
                .filter(account -> account.mail().equalsIgnoreCase(who.getEmailAddress()))
                .findFirst();
    }

    /** GitHub drops the line ends at the end. */
    static String message(RevCommit commit) {
        return commit.getFullMessage().stripTrailing();
    }

    private JsonNode account(PersonIdent who, String apiUrl) {
        return accountOf(who)
                .<JsonNode>map(account -> people.brief(account, apiUrl))
                .orElse(NullNode.getInstance());
    }

    private ArrayNode parents(StandInRepository repository, RevCommit commit, String url) {
        ArrayNode parents = Json.array();
        for (RevCommit parent : commit.getParents()) {
            parents.addObject()
                    .put("sha", parent.name())
                    .put("url", url + parent.name())
                    .put("html_url", web(repository, parent.name()));
        }
        return parents;
    }

    private String web(StandInRepository repository, String sha) {
        return repositories.web(repository) + "/commit/" + sha;
    }
}
