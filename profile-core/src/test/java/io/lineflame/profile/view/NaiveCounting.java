package io.lineflame.profile.view;

import io.lineflame.profile.pprof.PprofProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The counting rule word for word: for each sample the set of what it touches. Slow, and easy to believe. */
final class NaiveCounting {
    final Map<String, long[]> costs = new TreeMap<>();

    void add(PprofProfile profile, int type) {
        add(profile, type, stack -> true);
    }

    /** Only samples of some stacks: {@code name@file} of each frame, root first. */
    void add(PprofProfile profile, int type, Predicate<List<String>> wanted) {
        for (int sample = 0; sample < profile.sampleCount(); sample++) {
            if (!wanted.test(stack(profile, sample))) {
                continue;
            }
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

    static List<String> stack(PprofProfile profile, int sample) {
        List<String> leafFirst = new ArrayList<>();
        for (int frame = profile.frameStart(sample); frame < profile.frameStart(sample + 1); frame++) {
            int location = profile.location(frame);
            for (int line = profile.lineStart(location); line < profile.lineStart(location + 1); line++) {
                leafFirst.add(name(profile, line));
            }
        }
        Collections.reverse(leafFirst);
        return leafFirst;
    }

    static String name(PprofProfile profile, int line) {
        int function = profile.lineFunction(line);
        return profile.string(profile.functionName(function)) + "@" + profile.string(profile.functionFile(function));
    }

    private void addLocation(PprofProfile profile, int location, boolean leaf, long value, Set<String> touched) {
        for (int line = profile.lineStart(location); line < profile.lineStart(location + 1); line++) {
            String name = name(profile, line);
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
