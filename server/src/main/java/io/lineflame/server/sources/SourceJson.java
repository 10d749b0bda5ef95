package io.lineflame.server.sources;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.source.Attempt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer about a function's source, as sent. What is not known at a state is null.
 *
 * @param ref as labelled or asked for
 * @param commit the full hash
 * @param movedSince whether the ref means another commit today
 * @param path in the repository
 * @param size in bytes; of a large file kept elsewhere, that file's
 * @param startLineMatches whether the start line declares the function
 * @param search in the order looked at; never empty
 */
record SourceJson(
        String state,
        String title,
        String detail,
        @Nullable RepositoryJson repository,
        @Nullable String ref,
        @Nullable String commit,
        @Nullable Boolean movedSince,
        @Nullable String path,
        @Nullable String text,
        @Nullable Integer lineCount,
        @Nullable Long size,
        @Nullable String webUrl,
        String language,
        @Nullable Boolean startLineMatches,
        List<AttemptJson> search,
        @JsonUnwrapped ReadingJson reading) {

    /** The repository; its {@code url} is as labelled, its {@code name} where it is now. */
    record RepositoryJson(String url, String host, String hostName, String name) {

        static RepositoryJson of(String url, HostedRepository hosted) {
            return new RepositoryJson(
                    url,
                    hosted.host().id(),
                    hosted.host().displayName(),
                    hosted.id().path());
        }
    }

    record AttemptJson(String path, String rule, String verdict, String why) {

        static AttemptJson of(Attempt attempt) {
            return new AttemptJson(
                    attempt.path(), attempt.rule(), attempt.verdict().id(), attempt.why());
        }
    }

    /**
     * As whom the host was asked, and how to get on there.
     *
     * @param account the viewer's name at the host
     * @param anonymous whether the host was asked without a connection
     * @param wayOut a page at the host where a refusal can be mended
     * @param retryAt when asking again makes sense
     * @param endedAt when the connection ended
     * @param lineAnchor the fragment of {@code webUrl} for a line, with {@code {first}} in it
     * @param rangeAnchor likewise for lines, with {@code {first}} and {@code {last}} in it
     */
    record ReadingJson(
            @Nullable String account,
            boolean anonymous,
            @Nullable String wayOut,
            @Nullable Instant retryAt,
            @Nullable Instant endedAt,
            @Nullable String lineAnchor,
            @Nullable String rangeAnchor) {}
}
