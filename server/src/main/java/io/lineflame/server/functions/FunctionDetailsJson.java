package io.lineflame.server.functions;

import io.lineflame.profile.view.Cost;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.LineBreakdown;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.profiles.VersionDetails;
import io.lineflame.source.finder.Languages;
import io.lineflame.source.finder.Origins;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One function line by line, as sent. All numbers are of the selected version.
 *
 * @param selected null when nothing was measured in the range
 * @param versions by total, largest first; also those in which the function costs nothing
 * @param minSamples lines with fewer samples are too few to compare
 * @param truncated always false: nothing is cut
 * @param lastSeen when nothing was measured in the range: when something last was
 * @param warnings what to know to read the numbers right
 */
record FunctionDetailsJson(
        FunctionJson function,
        String profileType,
        String unit,
        @Nullable ServiceVersion selected,
        long profileTotal,
        long profileSamples,
        long self,
        long total,
        long samples,
        List<VersionJson> versions,
        List<LineJson> lines,
        @Nullable Cost unknownLine,
        List<InlinedLineJson> inlinedLines,
        List<OtherFileJson> otherFiles,
        int minSamples,
        boolean truncated,
        @Nullable Instant lastSeen,
        List<String> warnings) {

    record FunctionJson(String name, String file, int startLine, String language, String origin) {

        static FunctionJson of(FunctionDetails details) {
            String language = Languages.of(details.name(), details.file()).id();
            String origin = Origins.of(details.name(), details.file()).id();
            return new FunctionJson(details.name(), details.file(), details.startLine(), language, origin);
        }
    }

    /** What the function costs in one version. */
    record VersionJson(
            String repository,
            String ref,
            String rootPath,
            long self,
            long total,
            long samples,
            long profileTotal,
            Instant firstSeen,
            Instant lastSeen) {

        static VersionJson of(VersionDetails one) {
            ServiceVersion version = one.profiles().version();
            Cost cost = one.details().cost();
            return new VersionJson(
                    version.repository(),
                    version.ref(),
                    version.rootPath(),
                    cost.self(),
                    cost.total(),
                    cost.samples(),
                    one.profiles().total(),
                    one.profiles().firstSeen(),
                    one.profiles().lastSeen());
        }
    }

    record LineJson(int line, long self, long total, long samples) {

        static LineJson of(LineBreakdown.Line line) {
            return new LineJson(
                    line.line(),
                    line.cost().self(),
                    line.cost().total(),
                    line.cost().samples());
        }
    }

    record InlinedLineJson(
            int line, String function, String file, int calleeLine, long self, long total, long samples) {

        static InlinedLineJson of(LineBreakdown.InlinedLine line) {
            Cost cost = line.cost();
            return new InlinedLineJson(
                    line.line(),
                    line.function(),
                    line.file(),
                    line.calleeLine(),
                    cost.self(),
                    cost.total(),
                    cost.samples());
        }
    }

    record OtherFileJson(String file, int startLine, long self, long total, long samples) {

        static OtherFileJson of(FunctionDetails.OtherFile other) {
            Cost cost = other.cost();
            return new OtherFileJson(other.file(), other.startLine(), cost.self(), cost.total(), cost.samples());
        }
    }
}
