package io.lineflame.server.matches;

import io.lineflame.profile.view.FileEvidence;
import io.lineflame.server.locate.Located;
import io.lineflame.server.locate.LocatedFile;
import io.lineflame.server.locate.Outcome;
import io.lineflame.server.locate.SourceLocator;
import io.lineflame.server.locate.SourceRequest;
import io.lineflame.server.locate.VersionRequest;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.profiles.VersionDetails;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.repositories.VersionChoice;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.source.declarations.FunctionEvidence;
import io.lineflame.source.declarations.MatchReport;
import io.lineflame.source.declarations.MatchVerdict;
import io.lineflame.source.declarations.SourceMatch;
import io.lineflame.vcs.SourceFile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Compares the source that is shown of a function with what profiles say of all functions of its file. What a host refuses makes the
 * verdict unknown, with the refusal's own sentence.
 */
final class MatchService {

    private final ProfileSelector selector;
    private final VersionChoice choice;
    private final SourceLocator locator;
    private final BetterCommits betterCommits;

    @Inject
    MatchService(ProfileSelector selector, VersionChoice choice, SourceLocator locator, BetterCommits betterCommits) {
        this.selector = selector;
        this.choice = choice;
        this.locator = locator;
        this.betterCommits = betterCommits;
    }

    MatchJson match(QueryContext context, Viewer viewer, MatchQuestion question) {
        Selection selection = selector.select(context, question.query(), question.range());
        Optional<VersionDetails> version = version(context, viewer, question.source(), selection);
        if (version.isEmpty()) {
            return MatchJson.unknown("Nothing was measured in this range.");
        }
        List<FunctionEvidence> evidence = evidence(version.get());
        Located located = locator.locate(context, viewer, wanted(question.source(), version.get()));
        if (located.file().isEmpty()) {
            return MatchJson.unknown(why(located.outcome()));
        }
        try {
            return judged(context, question, located, located.file().get(), evidence);
        } catch (RefusedException e) {
            return MatchJson.unknown(e.refusal().detail());
        }
    }

    private MatchJson judged(
            QueryContext context,
            MatchQuestion question,
            Located located,
            LocatedFile file,
            List<FunctionEvidence> evidence)
            throws RefusedException {
        SourceFile text = file.judged();
        if (text.isBinary()) {
            return MatchJson.unknown(text.path() + " holds bytes, not lines.");
        }
        MatchReport report = SourceMatch.of(text.path(), text.text(), evidence);
        BetterCommit better = question.better() && report.verdict() == MatchVerdict.MAY_NOT_MATCH
                ? betterCommits.find(
                        context, question.source(), located, new Shown(file, text.blobHash(), report), evidence)
                : BetterCommit.NOT_LOOKED_FOR;
        return MatchJson.of(text.path(), file.commit().hash(), report, better);
    }

    /** The version that is asked for; where profiles are of none such, the one in which the function costs most. */
    private Optional<VersionDetails> version(
            QueryContext context, Viewer viewer, SourceRequest request, Selection selection) {
        Optional<String> file = Optional.of(request.file()).filter(name -> !name.isEmpty());
        List<VersionDetails> versions = selection.versions().stream()
                .map(profiles -> VersionDetails.of(profiles, request.function(), file))
                .sorted(VersionDetails.MOST_FIRST)
                .toList();
        String service = request.version().service().orElse("");
        return request.version()
                .commit()
                .flatMap(commit -> choice.choose(context.tenant(), viewer, service, versions, commit))
                .or(() -> versions.stream().findFirst());
    }

    private static List<FunctionEvidence> evidence(VersionDetails version) {
        String file = version.details().file();
        return FileEvidence.of(version.profiles().weights(), file).functions().stream()
                .map(one -> new FunctionEvidence(one.name(), file, one.startLine(), one.lines()))
                .toList();
    }

    /** What the request leaves open is as the profiles say that are compared. */
    private static SourceRequest wanted(SourceRequest request, VersionDetails version) {
        ServiceVersion labelled = version.profiles().version();
        VersionRequest asked = request.version();
        VersionRequest complete = new VersionRequest(
                asked.service(),
                asked.query(),
                asked.repository().or(() -> given(labelled.repository())),
                asked.commit().or(() -> given(labelled.ref())),
                asked.rootPath().or(() -> Optional.of(labelled.rootPath())));
        return new SourceRequest(complete, request.function(), version.details().file());
    }

    private static Optional<String> given(String label) {
        return Optional.of(label).filter(value -> !value.isEmpty());
    }

    private static String why(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.refusal().detail();
        }
        if (outcome instanceof Outcome.Missing missing) {
            return missing.detail();
        }
        if (outcome instanceof Outcome.NoHost noHost) {
            return noHost.detail();
        }
        if (outcome instanceof Outcome.NoLabels noLabels) {
            return noLabels.detail();
        }
        throw new IllegalStateException("an outcome without a reason: " + outcome);
    }
}
