package io.lineflame.server.sources;

import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.sources.SourceJson.AttemptJson;
import io.lineflame.server.sources.SourceJson.RepositoryJson;
import io.lineflame.source.Attempt;
import io.lineflame.source.Languages;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.Verdict;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is known so far while source is looked for; from any point an answer can be made of it. */
final class SourceFacts {

    private final SourceRequest request;
    private final ServiceVersion version;
    private @Nullable RepositoryJson repository;
    private @Nullable CommitId commit;
    private @Nullable Boolean movedSince;
    private @Nullable String path;
    private @Nullable Long size;
    private List<Attempt> search = List.of();

    SourceFacts(SourceRequest request, ServiceVersion version) {
        this.request = request;
        this.version = version;
    }

    void repository(HostedRepository hosted) {
        repository = RepositoryJson.of(version.repository(), hosted);
    }

    void commit(CommitId resolved, Optional<Boolean> moved) {
        commit = resolved;
        movedSince = moved.orElse(null);
    }

    void search(SourceAnswer answer, Tree tree) {
        search = answer.attempts();
        path = answer.path().orElse(null);
        OptionalLong bytes =
                answer.path().flatMap(tree::entry).map(TreeEntry::size).orElse(OptionalLong.empty());
        size = bytes.isPresent() ? bytes.getAsLong() : null;
    }

    /**
     * An answer without text.
     *
     * @param rule what decided, for the explained search when no file was looked for yet
     */
    SourceJson without(SourceState state, String rule, String detail) {
        if (search.isEmpty()) {
            String place = request.file().isEmpty() ? request.function() : request.file();
            search = List.of(new Attempt(place, rule, Verdict.NOT_HERE, detail));
        }
        return answer(state, detail, Optional.empty(), null, null, null);
    }

    /** An answer about a file whose text is not shown. */
    SourceJson withoutText(SourceState state, String detail, SourceFile file) {
        return answer(state, detail, Optional.of(file), null, null, null);
    }

    SourceJson found(SourceFile file, Optional<Boolean> startLineMatches) {
        String text = file.text();
        String detail = file.path() + " at " + file.commit().abbreviated() + ".";
        return answer(SourceState.FOUND, detail, Optional.of(file), text, lines(text), startLineMatches.orElse(null));
    }

    private SourceJson answer(
            SourceState state,
            String detail,
            Optional<SourceFile> file,
            @Nullable String text,
            @Nullable Integer lineCount,
            @Nullable Boolean startLineMatches) {
        return new SourceJson(
                state.id(),
                state.title(),
                detail,
                repository,
                version.ref().isEmpty() ? null : version.ref(),
                commit == null ? null : commit.hash(),
                movedSince,
                path,
                text,
                lineCount,
                file.map(read -> (long) read.size()).orElse(size),
                file.flatMap(SourceFile::webUrl).map(URI::toString).orElse(null),
                Languages.of(request.function(), request.file()).id(),
                startLineMatches,
                search.stream().map(AttemptJson::of).toList());
    }

    /** As an editor counts them: a line break at the end starts no further line. */
    private static int lines(String text) {
        return (int) text.lines().count();
    }
}
