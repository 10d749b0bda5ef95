package io.lineflame.server.matches;

import io.lineflame.db.Cancellation;
import io.lineflame.server.locate.Located;
import io.lineflame.server.locate.SourceRequest;
import io.lineflame.server.matches.BetterCommit.Weighed;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.repositories.Refusal;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.source.declarations.FunctionEvidence;
import io.lineflame.source.declarations.MatchReport;
import io.lineflame.source.declarations.MatchVerdict;
import io.lineflame.source.declarations.SourceMatch;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.SourceFile;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for a commit whose file agrees with more of the profiles than the one that is shown.
 *
 * <h2>What it costs</h2>
 *
 * One request for names of commits, or two where there is no branch {@code main}, two for histories, and at most {@value #MAX_READ}
 * files; a host that lists a commit before it reads of it takes two requests for each. Histories and files are kept for good. The
 * first file that agrees in everything ends it, and so does a host that refuses: what was found until then counts.
 */
final class BetterCommits {

    /** The nearest versions of a file are the likeliest, and each costs the viewer's budget at the host. */
    static final int MAX_READ = 12;

    /** A refusal that is about this file alone; any other holds for the next one too. */
    private static final Set<Refusal.Kind> OF_ONE_FILE =
            EnumSet.of(Refusal.Kind.COMMIT_UNKNOWN, Refusal.Kind.TOO_LARGE, Refusal.Kind.NOT_A_FILE);

    private static final Comparator<MatchReport> LESS_LIKELY = Comparator.comparingInt(MatchReport::agreeing)
            .thenComparing(report -> report.asked() - report.agreeing(), Comparator.reverseOrder());

    private final CandidateCommits candidates;

    @Inject
    BetterCommits(CandidateCommits candidates) {
        this.candidates = candidates;
    }

    BetterCommit find(
            QueryContext context,
            SourceRequest request,
            Located located,
            Shown shown,
            List<FunctionEvidence> evidence) {
        Weighing weighing = new Weighing(shown, evidence, context.cancellation());
        try {
            CandidateCommits.Named named = candidates.named(context, request.version(), located, shown.file());
            weighing.weigh(named.carried());
            if (!weighing.isOver()) {
                weighing.weigh(candidates.changed(shown.file(), named.tip()));
            }
        } catch (RefusedException e) {
            // What was weighed until then counts.
        }
        return new BetterCommit(weighing.best, weighing.looked);
    }

    /** How far it got; for one thread. */
    private static final class Weighing {

        private final Shown shown;
        private final List<FunctionEvidence> evidence;
        private final Cancellation cancellation;
        private final Set<CommitId> seen = new HashSet<>();
        private final Map<String, MatchReport> reportsByBlob = new HashMap<>();
        private Optional<Weighed> best = Optional.empty();
        private int read;
        private int looked;

        Weighing(Shown shown, List<FunctionEvidence> evidence, Cancellation cancellation) {
            this.shown = shown;
            this.evidence = evidence;
            this.cancellation = cancellation;
            reportsByBlob.put(shown.blobHash(), shown.report());
        }

        boolean isOver() {
            return read >= MAX_READ
                    || best.filter(one -> one.report().verdict() == MatchVerdict.MATCHES)
                            .isPresent();
        }

        void weigh(List<Commit> commits) throws RefusedException {
            for (Commit commit : commits) {
                cancellation.throwIfCancelled();
                if (!isOver() && seen.add(commit.id())) {
                    weigh(commit);
                }
            }
        }

        private void weigh(Commit commit) throws RefusedException {
            Optional<SourceFile> file = read(commit);
            if (file.isPresent() && !file.get().isBinary()) {
                looked++;
                MatchReport report = reportsByBlob.computeIfAbsent(
                        file.get().blobHash(),
                        hash -> SourceMatch.of(file.get().path(), file.get().text(), evidence));
                MatchReport known = best.map(Weighed::report).orElse(shown.report());
                if (LESS_LIKELY.compare(known, report) < 0) {
                    best = Optional.of(new Weighed(commit, report));
                }
            }
        }

        private Optional<SourceFile> read(Commit commit) throws RefusedException {
            read++;
            try {
                return shown.file()
                        .reader()
                        .fileAt(commit.id(), shown.file().entry().path());
            } catch (RefusedException e) {
                if (OF_ONE_FILE.contains(e.refusal().kind())) {
                    return Optional.empty();
                }
                throw e;
            }
        }
    }
}
