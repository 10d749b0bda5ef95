package io.lineflame.server.calls;

import io.lineflame.profile.ProfileType;
import io.lineflame.profile.view.Calls;
import io.lineflame.source.finder.Origins;
import java.util.List;

/**
 * Callers and callees, as sent: by total, largest first. Each sample counts once for a row.
 *
 * @param self of what was asked for, as are {@code total} and {@code samples}
 * @param root of the samples in which it has no caller
 * @param callersCut how many rows the limit left out
 * @param calleesCut how many rows the limit left out
 */
record CallsJson(
        String unit,
        long self,
        long total,
        long samples,
        List<CallerJson> callers,
        List<CalleeJson> callees,
        RootJson root,
        int callersCut,
        int calleesCut) {

    private static final int LIMIT = 200;

    static CallsJson of(ProfileType type, Calls calls) {
        return new CallsJson(
                type.sampleUnit(),
                calls.cost().self(),
                calls.cost().total(),
                calls.cost().samples(),
                calls.callers().stream().limit(LIMIT).map(CallerJson::of).toList(),
                calls.callees().stream().limit(LIMIT).map(CalleeJson::of).toList(),
                new RootJson(
                        calls.withoutCaller().total(), calls.withoutCaller().samples()),
                Math.max(0, calls.callers().size() - LIMIT),
                Math.max(0, calls.callees().size() - LIMIT));
    }

    record RootJson(long total, long samples) {}

    /** A function at the line it calls from; 0 when unknown. */
    record CallerJson(
            String function, String file, int line, String origin, boolean inlined, long total, long samples) {

        static CallerJson of(Calls.Row row) {
            return new CallerJson(
                    row.function(),
                    row.file(),
                    row.line(),
                    Origins.of(row.function(), row.file()).id(),
                    row.inlined(),
                    row.total(),
                    row.samples());
        }
    }

    /** A function that is called directly. */
    record CalleeJson(String function, String file, String origin, boolean inlined, long total, long samples) {

        static CalleeJson of(Calls.Row row) {
            String origin = Origins.of(row.function(), row.file()).id();
            return new CalleeJson(row.function(), row.file(), origin, row.inlined(), row.total(), row.samples());
        }
    }
}
