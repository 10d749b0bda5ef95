package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.vcs.Author;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.VcsException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.kohsuke.github.GHRepository;

/** Reads commits out of answers of REST and of GraphQL. */
final class CommitFacts {

    private final Pages pages;
    private final Pictures pictures;

    CommitFacts(Installation installation) {
        this.pages = new Pages(installation);
        this.pictures = new Pictures(installation);
    }

    /** @param answer as "Get a commit" */
    Commit ofRest(GHRepository repository, JsonNode answer) throws VcsException {
        JsonNode commit = answer.path("commit");
        return commit(
                repository,
                answer.path("sha").asText(""),
                commit.path("message").asText(""),
                commit.path("author"),
                answer.path("author").path("avatar_url").asText(""));
    }

    /** @param commit with the fields of {@link CommitQuery} */
    Commit ofGraphql(GHRepository repository, JsonNode commit) throws VcsException {
        JsonNode author = commit.path("author");
        return commit(
                repository,
                commit.path("oid").asText(""),
                commit.path("message").asText(""),
                author,
                author.path("avatarUrl").asText(""));
    }

    private Commit commit(GHRepository repository, String hash, String message, JsonNode author, String picture)
            throws VcsException {
        try {
            CommitId id = new CommitId(hash);
            return new Commit(
                    id,
                    subject(message),
                    new Author(author.path("name").asText(""), pictures.of(picture)),
                    authored(author.path("date").asText("")),
                    Optional.of(pages.commit(repository.getFullName(), id)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new VcsException(
                    UNAVAILABLE, "'" + repository.getFullName() + "' has a commit that cannot be understood.", e);
        }
    }

    private static Instant authored(String date) {
        return OffsetDateTime.parse(date).toInstant();
    }

    private static String subject(String message) {
        return message.lines().findFirst().orElse("").strip();
    }
}
