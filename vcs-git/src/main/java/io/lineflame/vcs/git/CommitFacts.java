package io.lineflame.vcs.git;

import io.lineflame.vcs.Author;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** What people are told about a commit. */
final class CommitFacts {

    private CommitFacts() {}

    static Commit of(RevCommit commit) {
        PersonIdent author = commit.getAuthorIdent();
        // A damaged author line gives none; the committer's time is then the best there is.
        Instant authored = author == null ? Instant.ofEpochSecond(commit.getCommitTime()) : author.getWhenAsInstant();
        return new Commit(
                new CommitId(commit.name()),
                subject(commit.getFullMessage()),
                Author.named(author == null ? "" : author.getName()),
                authored,
                Optional.empty());
    }

    /** JGit's "short message" would join all lines of the first paragraph. */
    private static String subject(String message) {
        return message.stripLeading().lines().findFirst().orElse("").stripTrailing();
    }
}
