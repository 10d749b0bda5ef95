package io.lineflame.vcs.github.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/**
 * {@code /compare/{base}...{head}}: what head has since the two parted. Commits come oldest first, 250
 * of them or in pages; files on the first page only.
 */
final class CompareRoutes {

    private static final String DOCS = "commits/commits#compare-two-commits";

    private final Commits commits;
    private final Changes changes;
    private final Repositories repositories;

    CompareRoutes(Commits commits, Changes changes, Repositories repositories) {
        this.commits = commits;
        this.changes = changes;
        this.repositories = repositories;
    }

    void addTo(RepositoryRoutes routes) {
        routes.on("GET", "/compare/{base*}...{head*}", this::compare);
    }

    private Answer compare(Call call, StandInRepository repository) throws IOException {
        GitReader reader = GitRoutes.notEmpty(repository);
        RevCommit base = commit(reader, call.taken("base"));
        RevCommit head = commit(reader, call.taken("head"));
        RevCommit fork = mergeBase(reader, base, head)
                .orElseThrow(() -> new Refusal(Answer.refused(
                        404,
                        "No common ancestor between " + call.taken("base") + " and " + call.taken("head") + ".",
                        "https://docs.github.com/rest/" + DOCS)));
        List<RevCommit> ahead = reachable(reader, head, base);
        int behind = reachable(reader, base, head).size();
        String web = repositories.web(repository) + "/compare/" + call.taken("base") + "..." + call.taken("head");
        ObjectNode node = Json.object()
                .put("url", call.apiUrl() + call.path())
                .put("html_url", web)
                .put("permalink_url", web)
                .put("diff_url", web + ".diff")
                .put("patch_url", web + ".patch");
        node.set("base_commit", commits.listed(repository, base, call.apiUrl()));
        node.set("merge_base_commit", commits.listed(repository, fork, call.apiUrl()));
        node.put("status", status(ahead.size(), behind))
                .put("ahead_by", ahead.size())
                .put("behind_by", behind)
                .put("total_commits", ahead.size());
        return paged(call, repository, node, ahead, fork, head);
    }

    private Answer paged(
            Call call,
            StandInRepository repository,
            ObjectNode node,
            List<RevCommit> ahead,
            RevCommit fork,
            RevCommit head)
            throws IOException {
        boolean asked = call.query().containsKey("per_page") || call.query().containsKey("page");
        int perPage = asked ? Paging.perPage(call, 30, 100) : 250;
        int page = Math.max(1, call.number("page", 1));
        int from = Math.min((page - 1) * perPage, ahead.size());
        ArrayNode list = node.putArray("commits");
        for (RevCommit commit : ahead.subList(from, Math.min(from + perPage, ahead.size()))) {
            list.add(commits.listed(repository, commit, call.apiUrl()));
        }
        node.set("files", page == 1 ? changes.between(repository, fork.getTree(), head, call.apiUrl()) : Json.array());
        Optional<String> link = Paging.link(call, repository, page, Paging.pages(ahead.size(), perPage));
        return new Paging.Page(List.of(), link).linked(Answer.json(node));
    }

    private static String status(int ahead, int behind) {
        if (ahead == 0) {
            return behind == 0 ? "identical" : "behind";
        }
        return behind == 0 ? "ahead" : "diverged";
    }

    private static RevCommit commit(GitReader reader, String name) throws IOException {
        return reader.commit(name).orElseThrow(() -> new Refusal(Answer.notFound(DOCS)));
    }

    private static Optional<RevCommit> mergeBase(GitReader reader, RevCommit base, RevCommit head) throws IOException {
        try (RevWalk walk = new RevWalk(reader.git())) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(base));
            walk.markStart(walk.parseCommit(head));
            RevCommit fork = walk.next();
            if (fork == null) {
                return Optional.empty();
            }
            walk.parseBody(fork);
            return Optional.of(fork);
        }
    }

    /** What one has and the other has not, oldest first. */
    private static List<RevCommit> reachable(GitReader reader, RevCommit from, RevCommit without) throws IOException {
        List<RevCommit> found = new ArrayList<>();
        try (RevWalk walk = new RevWalk(reader.git())) {
            walk.markStart(walk.parseCommit(from));
            walk.markUninteresting(walk.parseCommit(without));
            for (RevCommit commit : walk) {
                walk.parseBody(commit);
                found.add(commit);
            }
        }
        Collections.reverse(found);
        return found;
    }
}
