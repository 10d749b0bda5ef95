package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** {@code /commits}: one, or the history of a branch. */
final class CommitRoutes {

    private static final int MOST_FILES = 300;

    private final Commits commits;
    private final Changes changes;

    CommitRoutes(Commits commits, Changes changes) {
        this.commits = commits;
        this.changes = changes;
    }

    void addTo(RepositoryRoutes routes) {
        routes.on("GET", "/commits", this::list).on("GET", "/commits/{ref*}", this::one);
    }

    private Answer one(Call call, StandInRepository repository) throws IOException {
        GitReader reader = GitRoutes.notEmpty(repository);
        String name = call.taken("ref");
        Optional<RevCommit> found = reader.commit(name);
        if (found.isEmpty()) {
            return Answer.refused(
                    422,
                    "No commit found for SHA: " + name,
                    "https://docs.github.com/rest/commits/commits#get-a-commit");
        }
        RevCommit commit = found.get();
        if (call.accepts("sha")) {
            return Answer.of(
                    200,
                    "application/vnd.github.sha; charset=utf-8",
                    commit.name().getBytes(StandardCharsets.UTF_8));
        }
        ObjectNode node = commits.listed(repository, commit, call.apiUrl());
        changes.addOfCommit(node, repository, commit, call.apiUrl());
        List<JsonNode> files = new ArrayList<>();
        node.path("files").forEach(files::add);
        Paging.Page page = Paging.cut(call, repository, files, MOST_FILES);
        node.set("files", Json.array(page.items()));
        return page.linked(Answer.json(node));
    }

    private Answer list(Call call, StandInRepository repository) throws IOException {
        GitReader reader = GitRoutes.notEmpty(repository);
        String from = call.query("sha").orElse(reader.defaultBranch());
        Optional<RevCommit> start = reader.commit(from);
        if (start.isEmpty()) {
            return Answer.notFound("commits/commits#list-commits");
        }
        List<ObjectNode> history = new ArrayList<>();
        try (RevWalk walk = new RevWalk(reader.git())) {
            walk.markStart(walk.parseCommit(start.get()));
            call.query("path")
                    .filter(path -> !path.isEmpty())
                    .ifPresent(path ->
                            walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF)));
            for (RevCommit commit : walk) {
                walk.parseBody(commit);
                history.add(commits.listed(repository, commit, call.apiUrl()));
            }
        }
        return Paging.list(call, repository, history);
    }
}
