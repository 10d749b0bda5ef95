package io.lineflame.server.commits;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.VcsException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of one ref: facts, or why there are none. */
sealed interface CommitJson {

    /** As asked for. */
    String ref();

    /**
     * What is known of the commit.
     *
     * @param moved whether the ref means another commit today; null for hashes and when it cannot be told
     */
    record FactsJson(
            @JsonProperty String ref,
            String id,
            String subject,
            String author,
            Instant authored,
            @Nullable String webUrl,
            @Nullable Boolean moved)
            implements CommitJson {

        static FactsJson of(String ref, Commit commit, Optional<Boolean> moved) {
            return new FactsJson(
                    ref,
                    commit.id().hash(),
                    commit.subject(),
                    commit.author().name(),
                    commit.authored(),
                    commit.webUrl().map(URI::toString).orElse(null),
                    moved.orElse(null));
        }
    }

    /** No facts for this ref. */
    record FailureJson(@JsonProperty String ref, ErrorJson error) implements CommitJson {

        static FailureJson noHost(String ref, String repository) {
            return new FailureJson(ref, new ErrorJson("no_host", "No configured code host serves " + repository + "."));
        }

        static FailureJson of(String ref, VcsException failure) {
            String type = failure.kind() == VcsException.Kind.NOT_FOUND
                    ? "commit_unknown"
                    : failure.kind().name().toLowerCase(Locale.ROOT);
            return new FailureJson(ref, new ErrorJson(type, String.valueOf(failure.getMessage())));
        }
    }

    /**
     * Why there are no facts.
     *
     * @param type {@code no_host}, {@code commit_unknown}, or the kind of the host's failure in lower case
     */
    record ErrorJson(String type, String detail) {}
}
