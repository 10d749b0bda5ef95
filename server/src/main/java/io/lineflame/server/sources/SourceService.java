package io.lineflame.server.sources;

import io.lineflame.server.locate.Located;
import io.lineflame.server.locate.LocatedFile;
import io.lineflame.server.locate.Outcome;
import io.lineflame.server.locate.SourceLocator;
import io.lineflame.server.locate.SourceRequest;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.source.NoSource;
import io.lineflame.source.declarations.Declarations;
import io.lineflame.vcs.SourceFile;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Shows a function's source to a viewer, or says why there is none to show. */
final class SourceService {

    private final SourceLocator locator;

    @Inject
    SourceService(SourceLocator locator) {
        this.locator = locator;
    }

    /** @param startLine of the function, 1-based; 0 when unknown */
    SourceJson source(QueryContext context, Viewer viewer, SourceRequest request, int startLine) {
        Located located = locator.locate(context, viewer, request);
        SourceFacts facts = new SourceFacts(request, located);
        Outcome outcome = located.outcome();
        if (outcome instanceof Outcome.Found found) {
            return read(request, startLine, found.file(), facts);
        }
        if (outcome instanceof Outcome.Refused refused) {
            return facts.refused(refused.refusal());
        }
        if (outcome instanceof Outcome.Missing missing) {
            return facts.without(state(missing.reason()), missing.detail());
        }
        if (outcome instanceof Outcome.NoHost noHost) {
            return facts.without(SourceState.NO_HOST, noHost.detail());
        }
        if (outcome instanceof Outcome.NoLabels noLabels) {
            return facts.without(SourceState.NO_LABELS, noLabels.detail());
        }
        throw new IllegalStateException("an outcome of no kind: " + outcome);
    }

    private static SourceJson read(SourceRequest request, int startLine, LocatedFile file, SourceFacts facts) {
        try {
            return shown(request, startLine, file.shown(), facts);
        } catch (RefusedException e) {
            return facts.refused(e.refusal());
        }
    }

    private static SourceJson shown(SourceRequest request, int startLine, SourceFile file, SourceFacts facts) {
        if (file.isBinary() || isMostlyMalformed(file.text())) {
            return facts.withoutText(SourceState.BINARY, file.path() + " holds bytes, not lines.", file.size());
        }
        Optional<LargeFilePointer> pointer = LargeFilePointer.of(file.text());
        if (pointer.isPresent()) {
            String detail = String.format(
                    Locale.ROOT,
                    "%s is kept by Git LFS: the repository holds a pointer to a file of %,d bytes.",
                    file.path(),
                    pointer.get().size());
            return facts.withoutText(
                    SourceState.LFS_POINTER, detail, pointer.get().size());
        }
        Optional<Boolean> startLineMatches =
                Declarations.startsAt(request.function(), request.file(), startLine, file.text());
        return facts.found(file, startLineMatches);
    }

    /** Text in another encoding has a malformed byte here and there; what has many is no text. */
    private static boolean isMostlyMalformed(String text) {
        long malformed = text.chars().filter(c -> c == '\uFFFD').count();
        return malformed * 10 > text.length();
    }

    private static SourceState state(NoSource reason) {
        return switch (reason) {
            case STANDARD_LIBRARY, OTHER_MODULE -> SourceState.OTHER_REPOSITORY;
            case NOT_A_FILE -> SourceState.NOT_A_FILE;
            case NO_FILE_NAME, GENERATED, CGO, AMBIGUOUS, NO_MATCH -> SourceState.NOT_FOUND;
        };
    }
}
