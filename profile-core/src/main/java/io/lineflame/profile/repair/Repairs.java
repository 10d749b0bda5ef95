package io.lineflame.profile.repair;

import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import java.util.Set;

/** All repairs, in their order. What no client of the fault sent comes back as it is, at the cost of a look at its names. */
public final class Repairs {

    private static final Set<String> OTHER_AGENTS =
            Set.of("dotnetspy", "grafana-agent.java", "javaspy", "nodespy", "phpspy", "pyroscope-rs", "pyspy", "rbspy");

    private Repairs() {}

    /**
     * The profile as its client meant it.
     *
     * @param agent what the client says it is, such as {@code gospy}; empty when it does not say
     * @param limits that the profile keeps to; what would leave them when repaired stays as it came
     */
    public static PprofProfile repair(PprofProfile profile, String agent, PprofLimits limits) {
        PprofProfile repaired = DotnetTypeNames.repair(profile, agent);
        repaired = NodeNames.repair(repaired);
        if (isGo(profile, agent)) {
            repaired = GoTruncatedStacks.repair(GoShapeNames.repair(repaired), limits);
        }
        return repaired;
    }

    private static boolean isGo(PprofProfile profile, String agent) {
        if (agent.equals("gospy") || OTHER_AGENTS.contains(agent)) {
            return agent.equals("gospy");
        }
        for (int function = 0; function < profile.functionCount(); function++) {
            int file = profile.functionFile(function);
            int end = profile.stringOffset(file) + profile.stringLength(file);
            if (profile.stringLength(file) > 3
                    && profile.bytes()[end - 1] == 'o'
                    && profile.bytes()[end - 2] == 'g'
                    && profile.bytes()[end - 3] == '.') {
                return true;
            }
        }
        return false;
    }
}
