package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsException;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.github.GHRepository;

/** Which commits changed a file: one request, since one page is all that is asked for (docs.github.com, "List commits"). */
final class Histories {

    /** The most that GitHub gives at once. */
    private static final int PAGE = 100;

    private final ApiCalls api;
    private final CommitFacts facts;

    Histories(Installation installation, ApiCalls api) {
        this.api = api;
        this.facts = new CommitFacts(installation);
    }

    /** github-api would ask for the account of each author one by one, so the answer is read here. */
    List<Commit> history(RepositoryId id, GHRepository repository, CommitId from, String path, int limit)
            throws VcsException {
        if (!TreeEntry.isPath(path)) {
            return List.of(); // without a path GitHub would list all commits
        }
        try {
            JsonNode answer = api.json(api.url("repos")
                    .addPathSegments(repository.getFullName())
                    .addPathSegment("commits")
                    .addQueryParameter("sha", from.hash())
                    .addQueryParameter("path", path)
                    .addQueryParameter("per_page", Integer.toString(Math.min(limit, PAGE)))
                    .build());
            return commits(repository, answer);
        } catch (VcsException e) {
            throw e.kind() == NOT_FOUND ? CommitTrees.missing(id, from) : e;
        }
    }

    private List<Commit> commits(GHRepository repository, JsonNode answer) throws VcsException {
        if (!answer.isArray()) {
            throw api.incomprehensible();
        }
        List<Commit> commits = new ArrayList<>();
        for (JsonNode commit : answer) {
            commits.add(facts.ofRest(repository, commit));
        }
        return List.copyOf(commits);
    }
}
