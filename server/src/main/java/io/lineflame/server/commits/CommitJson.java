package io.lineflame.server.commits;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lineflame.server.repositories.RefResult;
import io.lineflame.server.repositories.Refusal;
import io.lineflame.vcs.Commit;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of one ref: facts, or why there are none. */
sealed interface CommitJson {

    /** As asked for. */
    String ref();

    /**
     * What is known of the commit.
     *
     * @param picture of the author, from the host
     * @param moved whether the ref means another commit today; null for hashes and when it cannot be told
     * @param asOf when a branch or tag was first found to mean this commit; null for hashes
     */
    record FactsJson(
            @JsonProperty String ref,
            String id,
            String subject,
            String author,
            @Nullable String picture,
            Instant authored,
            @Nullable String webUrl,
            @Nullable Boolean moved,
            @Nullable Instant asOf)
            implements CommitJson {

        static FactsJson of(RefResult.Found found) {
            Commit commit = found.commit();
            return new FactsJson(
                    found.ref(),
                    commit.id().hash(),
                    commit.subject(),
                    commit.author().name(),
                    commit.author().picture().map(URI::toString).orElse(null),
                    commit.authored(),
                    commit.webUrl().map(URI::toString).orElse(null),
                    found.moved().orElse(null),
                    found.asOf().orElse(null));
        }
    }

    /** No facts for this ref. */
    record FailureJson(@JsonProperty String ref, ErrorJson error) implements CommitJson {

        static FailureJson noHost(String ref, String repository) {
            return new FailureJson(ref, new ErrorJson("no_host", "No configured code host serves " + repository + "."));
        }

        static FailureJson of(String ref, Refusal refusal) {
            return new FailureJson(ref, new ErrorJson(refusal.kind().id(), refusal.detail()));
        }
    }

    /**
     * Why there are no facts.
     *
     * @param type {@code no_host}, or a state of source such as {@code no_access} or {@code commit_unknown}
     */
    record ErrorJson(String type, String detail) {}
}
