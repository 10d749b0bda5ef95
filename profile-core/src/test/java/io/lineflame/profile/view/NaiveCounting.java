package io.lineflame.profile.view;

import io.lineflame.profile.pprof.PprofProfile;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The counting rule word for word: for each sample the set of what it touches. Slow, and easy to believe. */
final class NaiveCounting {
    final Map<String, long[]> costs = new TreeMap<>();

    void add(PprofProfile profile, int type) {
        for (int sample = 0; sample < profile.sampleCount(); sample++) {
            long value = profile.value(sample, type);
            Set<String> touched = new HashSet<>();
            int start = profile.frameStart(sample);
            for (int frame = start; frame < profile.frameStart(sample + 1); frame++) {
                addLocation(profile, profile.location(frame), frame == start, value, touched);
            }
            for (String what : touched) {
                long[] cost = costs.computeIfAbsent(what, key -> new long[3]);
                cost[1] += value;
                cost[2] += value == 0 ? 0 : 1;
            }
        }
        costs.values().removeIf(cost -> cost[2] == 0);
    }

    private void addLocation(PprofProfile profile, int location, boolean leaf, long value, Set<String> touched) {
        for (int line = profile.lineStart(location); line < profile.lineStart(location + 1); line++) {
            int function = profile.lineFunction(line);
            String name = profile.string(profile.functionName(function)) + "@"
                    + profile.string(profile.functionFile(function));
            String numbered = name + ":" + profile.lineNumber(line);
            touched.add(name);
            touched.add(numbered);
            if (leaf && line == profile.lineStart(location)) {
                costs.computeIfAbsent(name, key -> new long[3])[0] += value;
                costs.computeIfAbsent(numbered, key -> new long[3])[0] += value;
            }
        }
    }
}
