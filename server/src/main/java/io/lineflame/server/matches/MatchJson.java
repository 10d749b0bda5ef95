package io.lineflame.server.matches;

import io.lineflame.source.declarations.MatchCheck;
import io.lineflame.source.declarations.MatchReport;
import io.lineflame.source.declarations.MatchVerdict;
import io.lineflame.vcs.Commit;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether source is what was built, as sent.
 *
 * @param path in the repository; null when there was no file to compare with
 * @param commit the full hash; null without a file
 * @param functions of the file in the profiles, those of which something could be compared
 * @param agreeing of these, those that nothing disagrees with
 * @param better null when none is better, or none was looked for
 * @param looked how many commits were weighed
 */
record MatchJson(
        String verdict,
        String reason,
        @Nullable String path,
        @Nullable String commit,
        int functions,
        int agreeing,
        List<CheckJson> checks,
        @Nullable BetterJson better,
        int looked) {

    /** There was nothing to compare, or nothing to compare with. */
    static MatchJson unknown(String reason) {
        return new MatchJson(MatchVerdict.UNKNOWN.id(), reason, null, null, 0, 0, List.of(), null, 0);
    }

    static MatchJson of(String path, String commit, MatchReport report, BetterCommit better) {
        return new MatchJson(
                report.verdict().id(),
                report.reason(),
                path,
                commit,
                report.asked(),
                report.agreeing(),
                report.checks().stream().map(CheckJson::of).toList(),
                better.weighed().map(weighed -> BetterJson.of(path, weighed)).orElse(null),
                better.looked());
    }

    /** One thing that was compared. */
    record CheckJson(String name, String outcome, String why) {

        static CheckJson of(MatchCheck check) {
            return new CheckJson(check.name(), check.outcome().id(), check.why());
        }
    }

    /** A commit whose file agrees with more of the profiles. */
    record BetterJson(CommitJson commit, String path, int functions, int agreeing) {

        static BetterJson of(String path, BetterCommit.Weighed weighed) {
            MatchReport report = weighed.report();
            return new BetterJson(CommitJson.of(weighed.commit()), path, report.asked(), report.agreeing());
        }
    }

    record CommitJson(
            String id,
            String subject,
            String author,
            Instant authored,
            @Nullable String webUrl) {

        static CommitJson of(Commit commit) {
            return new CommitJson(
                    commit.id().hash(),
                    commit.subject(),
                    commit.author().name(),
                    commit.authored(),
                    commit.webUrl().map(URI::toString).orElse(null));
        }
    }
}
