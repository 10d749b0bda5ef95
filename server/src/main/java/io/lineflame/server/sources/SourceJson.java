package io.lineflame.server.sources;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.locate.Reached;
import io.lineflame.server.locate.Step;
import io.lineflame.source.Attempt;
import io.lineflame.source.mappings.MappingMistake;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer about a function's source, as sent. What is not known at a state is null. Repository, ref, commit and path are those of
 * the file shown, which may be another repository's than the service's.
 *
 * @param ref as labelled or asked for
 * @param commit the full hash
 * @param movedSince whether the ref means another commit today
 * @param path in the repository
 * @param size in bytes; of a large file kept elsewhere, that file's
 * @param startLineMatches whether the start line declares the function
 * @param version of the service
 * @param of whose code it is
 * @param search in the order looked at; never empty
 * @param advice what to do to get further, a sentence each
 * @param mistakes in the mapping files that were read
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
        VersionJson version,
        @Nullable OriginJson of,
        List<AttemptJson> search,
        List<String> advice,
        List<MistakeJson> mistakes,
        @JsonUnwrapped ReadingJson reading) {

    /** The repository; its {@code url} is as labelled, its {@code name} where it is now. */
    record RepositoryJson(String url, String host, String hostName, String name) {

        static RepositoryJson of(Reached reached) {
            HostedRepository hosted = reached.repository();
            return new RepositoryJson(
                    reached.url(),
                    hosted.host().id(),
                    hosted.host().displayName(),
                    hosted.id().path());
        }
    }

    /** One step; its repository is null when that is the service's. */
    record AttemptJson(
            String path,
            String rule,
            String verdict,
            String why,
            @Nullable String repository) {

        static AttemptJson of(Step step) {
            Attempt attempt = step.attempt();
            return new AttemptJson(
                    attempt.path(),
                    attempt.rule(),
                    attempt.verdict().id(),
                    attempt.why(),
                    step.repository().orElse(null));
        }
    }

    /** Something in a mapping file that is not understood. */
    record MistakeJson(String file, int line, String reason) {

        static MistakeJson of(MappingMistake mistake) {
            return new MistakeJson(mistake.file(), mistake.line(), mistake.reason());
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
