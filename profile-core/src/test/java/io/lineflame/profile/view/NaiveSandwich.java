package io.lineflame.profile.view;

import io.lineflame.profile.pprof.PprofProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sandwich word for word: each stack is cut in two at the function's outermost frame. */
final class NaiveSandwich {
    private final String function;
    private final Map<String, long[]> callers = new TreeMap<>();
    private final Map<String, long[]> callees = new TreeMap<>();

    NaiveSandwich(String function) {
        this.function = function;
    }

    void add(PprofProfile profile, int type) {
        for (int sample = 0; sample < profile.sampleCount(); sample++) {
            List<String> stack = NaiveCounting.stack(profile, sample);
            int outermost = stack.indexOf(function);
            long value = profile.value(sample, type);
            if (outermost >= 0 && value != 0) {
                List<String> up = new ArrayList<>(stack.subList(0, outermost + 1));
                Collections.reverse(up);
                add(callers, up, value);
                add(callees, stack.subList(outermost, stack.size()), value);
            }
        }
    }

    private static void add(Map<String, long[]> costs, List<String> path, long value) {
        for (int depth = 1; depth <= path.size(); depth++) {
            long[] cost = costs.computeIfAbsent(String.join(" ", path.subList(0, depth)), key -> new long[2]);
            cost[0] += value;
            cost[1]++;
        }
    }

    Map<String, String> callers() {
        return text(callers);
    }

    Map<String, String> callees() {
        return text(callees);
    }

    private static Map<String, String> text(Map<String, long[]> costs) {
        Map<String, String> text = new TreeMap<>();
        costs.forEach((path, cost) -> text.put(path, cost[0] + " " + cost[1]));
        return text;
    }
}
