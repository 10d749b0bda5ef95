package io.lineflame.server.sources;

import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.repositories.Refusal;
import io.lineflame.server.repositories.RepositoryReader;
import io.lineflame.server.sources.SourceJson.AttemptJson;
import io.lineflame.server.sources.SourceJson.ReadingJson;
import io.lineflame.server.sources.SourceJson.RepositoryJson;
import io.lineflame.source.Attempt;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.Verdict;
import io.lineflame.source.finder.Languages;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.LineAnchors;
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
    private @Nullable HostedRepository repository;
    private @Nullable String account;
    private @Nullable CommitId commit;
    private @Nullable Boolean movedSince;
    private @Nullable String path;
    private @Nullable Long size;
    private @Nullable Refusal refusal;
    private List<Attempt> search = List.of();

    SourceFacts(SourceRequest request, ServiceVersion version) {
        this.request = request;
        this.version = version;
    }

    /** Where it is as labelled; nobody has been let in yet. */
    void repository(HostedRepository hosted) {
        repository = hosted;
    }

    void letIn(RepositoryReader reader) {
        repository = reader.repository();
        account = reader.account().orElse(null);
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

    SourceJson found(SourceFile file, Optional<Boolean> startLineMatches) {
        String text = file.text();
        String detail = file.path() + " at " + file.commit().abbreviated() + ".";
        size = (long) file.size();
        SourceState state = SourceState.FOUND;
        return answer(state.id(), state.title(), detail, text, startLineMatches.orElse(null));
    }

    /** An answer about a file whose text is not shown. */
    SourceJson withoutText(SourceState state, String detail, long bytes) {
        size = bytes;
        return answer(state.id(), state.title(), detail, null, null);
    }

    /**
     * An answer without a file.
     *
     * @param rule what decided, for the explained search when no file was looked for yet
     */
    SourceJson without(SourceState state, String rule, String detail) {
        explain(rule, detail);
        return answer(state.id(), state.title(), detail, null, null);
    }

    /** The host did not give what was asked for. */
    SourceJson refused(Refusal refused) {
        refusal = refused;
        account = refused.account().orElse(null);
        explain("code host", refused.detail());
        return answer(refused.kind().id(), refused.title(), refused.detail(), null, null);
    }

    private void explain(String rule, String detail) {
        if (search.isEmpty()) {
            String place = request.file().isEmpty() ? request.function() : request.file();
            search = List.of(new Attempt(place, rule, Verdict.NOT_HERE, detail));
        }
    }

    private SourceJson answer(
            String state, String title, String detail, @Nullable String text, @Nullable Boolean startLineMatches) {
        return new SourceJson(
                state,
                title,
                detail,
                repository == null ? null : RepositoryJson.of(version.repository(), repository),
                version.ref().isEmpty() ? null : version.ref(),
                commit == null ? null : commit.hash(),
                movedSince,
                path,
                text,
                text == null ? null : lines(text),
                size,
                webUrl(),
                Languages.of(request.function(), request.file()).id(),
                startLineMatches,
                search.stream().map(AttemptJson::of).toList(),
                reading());
    }

    private @Nullable String webUrl() {
        if (repository == null || commit == null || path == null) {
            return null;
        }
        return repository
                .host()
                .fileUrl(repository.id(), commit, path)
                .map(URI::toString)
                .orElse(null);
    }

    private ReadingJson reading() {
        Optional<Refusal> said = Optional.ofNullable(refusal);
        Optional<LineAnchors> anchors =
                Optional.ofNullable(repository).flatMap(hosted -> hosted.host().lineAnchors());
        return new ReadingJson(
                account,
                repository != null && account == null,
                said.flatMap(Refusal::wayOut).map(URI::toString).orElse(null),
                said.flatMap(Refusal::retryAt).orElse(null),
                said.flatMap(Refusal::endedAt).orElse(null),
                anchors.map(LineAnchors::line).orElse(null),
                anchors.map(LineAnchors::range).orElse(null));
    }

    /** As an editor counts them: a line break at the end starts no further line. */
    private static int lines(String text) {
        return (int) text.lines().count();
    }
}
