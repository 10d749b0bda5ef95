package io.lineflame.server.sources;

import io.lineflame.server.locate.Located;
import io.lineflame.server.locate.LocatedFile;
import io.lineflame.server.locate.Reached;
import io.lineflame.server.locate.SourceRequest;
import io.lineflame.server.repositories.Refusal;
import io.lineflame.server.repositories.RepositoryReader;
import io.lineflame.server.sources.SourceJson.AttemptJson;
import io.lineflame.server.sources.SourceJson.MistakeJson;
import io.lineflame.server.sources.SourceJson.ReadingJson;
import io.lineflame.server.sources.SourceJson.RepositoryJson;
import io.lineflame.source.finder.Languages;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.LineAnchors;
import io.lineflame.vcs.SourceFile;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes the answer about a function's source out of where it was located and what came of reading it. */
final class SourceFacts {

    private final SourceRequest request;
    private final Located located;
    private final Optional<Reached> reached;

    SourceFacts(SourceRequest request, Located located) {
        this.request = request;
        this.located = located;
        this.reached = located.reached();
    }

    SourceJson found(SourceFile file, Optional<Boolean> startLineMatches) {
        String detail = file.path() + " at " + file.commit().abbreviated() + ".";
        SourceState state = SourceState.FOUND;
        Shown shown = new Shown(file.text(), (long) file.size(), startLineMatches.orElse(null));
        return answer(state.id(), state.title(), detail, shown, Optional.empty());
    }

    /** An answer about a file whose text is not shown. */
    SourceJson withoutText(SourceState state, String detail, long bytes) {
        return answer(state.id(), state.title(), detail, new Shown(null, bytes, null), Optional.empty());
    }

    /** An answer without a file. */
    SourceJson without(SourceState state, String detail) {
        return answer(state.id(), state.title(), detail, new Shown(null, listedSize(), null), Optional.empty());
    }

    /** The host did not give what was asked for. */
    SourceJson refused(Refusal refusal) {
        Shown nothing = new Shown(null, listedSize(), null);
        return answer(refusal.kind().id(), refusal.title(), refusal.detail(), nothing, Optional.of(refusal));
    }

    private record Shown(
            @Nullable String text,
            @Nullable Long size,
            @Nullable Boolean startLineMatches) {

        /** As an editor counts them: a line break at the end starts no further line. */
        @Nullable Integer lines() {
            return text == null ? null : (int) text.lines().count();
        }
    }

    private SourceJson answer(String state, String title, String detail, Shown shown, Optional<Refusal> refusal) {
        return new SourceJson(
                state,
                title,
                detail,
                reached.map(RepositoryJson::of).orElse(null),
                ref(),
                commit().map(CommitId::hash).orElse(null),
                movedSince(),
                located.file().map(file -> file.entry().path()).orElse(null),
                shown.text(),
                shown.lines(),
                shown.size(),
                located.file().flatMap(this::webUrl).orElse(null),
                Languages.of(request.function(), request.file()).id(),
                shown.startLineMatches(),
                VersionJson.of(located),
                OriginJson.of(located),
                located.search().stream().map(AttemptJson::of).toList(),
                located.advice(),
                located.mistakes().stream().map(MistakeJson::of).toList(),
                reading(refusal));
    }

    /** As it was asked for, also where no host was. */
    private @Nullable String ref() {
        String asked = reached.map(Reached::ref).orElse(located.version().ref().value());
        return asked.isEmpty() ? null : asked;
    }

    private Optional<CommitId> commit() {
        return reached.flatMap(Reached::commit);
    }

    /** Released versions are not looked after. */
    private @Nullable Boolean movedSince() {
        if (located.elsewhere().isPresent()) {
            return null;
        }
        return reached.flatMap(SourceFacts::moved).orElse(null);
    }

    private static Optional<Boolean> moved(Reached home) {
        return home.reader().flatMap(reader -> home.commit().flatMap(commit -> reader.moved(home.ref(), commit)));
    }

    private @Nullable Long listedSize() {
        OptionalLong size = located.file().map(file -> file.entry().size()).orElse(OptionalLong.empty());
        return size.isPresent() ? size.getAsLong() : null;
    }

    private Optional<String> webUrl(LocatedFile file) {
        return reached.map(Reached::repository)
                .flatMap(repository -> repository
                        .host()
                        .fileUrl(repository.id(), file.commit(), file.entry().path()))
                .map(URI::toString);
    }

    private ReadingJson reading(Optional<Refusal> refusal) {
        String account = refusal.map(Refusal::account)
                .orElse(reached.flatMap(Reached::reader).flatMap(RepositoryReader::account))
                .orElse(null);
        Optional<LineAnchors> anchors =
                reached.flatMap(there -> there.repository().host().lineAnchors());
        return new ReadingJson(
                account,
                reached.isPresent() && account == null,
                refusal.flatMap(Refusal::wayOut).map(URI::toString).orElse(null),
                refusal.flatMap(Refusal::retryAt).orElse(null),
                refusal.flatMap(Refusal::endedAt).orElse(null),
                anchors.map(LineAnchors::line).orElse(null),
                anchors.map(LineAnchors::range).orElse(null));
    }
}
