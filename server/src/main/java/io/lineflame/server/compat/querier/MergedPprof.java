package io.lineflame.server.compat.querier;

import io.lineflame.profile.export.GoPgo;
import io.lineflame.profile.export.MergedProfile;
import io.lineflame.server.profiles.MergedSelection;
import io.lineflame.server.profiles.Selection;
import io.lineflame.wire.types.StackTraceSelector;
import java.util.List;

/** A selection as one pprof profile, each version a mapping, as Grafana's function details read it. */
final class MergedPprof {

    private MergedPprof() {}

    /**
     * Bytes that are not compressed.
     *
     * @param selector of Go's profile-guided optimization, if it says so: then there is no limit of nodes
     * @param maxNodes 0 for all
     */
    static byte[] write(Selection selection, QuerierQuestion question, StackTraceSelector selector, int maxNodes) {
        MergedProfile.Head head = MergedSelection.head(selection, question.range());
        List<MergedProfile.Part> parts = MergedSelection.parts(selection, question.query());
        if (selector.hasGoPgo()) {
            return MergedProfile.write(head, parts, pgo(selector));
        }
        return maxNodes == 0 ? MergedProfile.write(head, parts) : MergedProfile.write(head, parts, maxNodes);
    }

    private static GoPgo pgo(StackTraceSelector selector) {
        int keep = selector.getGoPgo().getKeepLocations(); // unsigned on the wire
        return new GoPgo(
                keep < 0 ? Integer.MAX_VALUE : keep, selector.getGoPgo().getAggregateCallees());
    }
}
