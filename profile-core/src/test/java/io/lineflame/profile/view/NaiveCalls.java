package io.lineflame.profile.view;

import io.lineflame.profile.pprof.PprofProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Calls word for word: for each sample the set of the calls in its stack. */
final class NaiveCalls {
    private final String function;
    private final int line;
    private final Map<String, long[]> costs = new HashMap<>();
    private final Set<String> calledForReal = new HashSet<>();

    record Frame(String function, long line, boolean inlined) {}

    NaiveCalls(String name, String file, int line) {
        this.function = name + "@" + file;
        this.line = line;
    }

    void add(PprofProfile profile, int type) {
        for (int sample = 0; sample < profile.sampleCount(); sample++) {
            long value = profile.value(sample, type);
            if (value == 0) {
                continue;
            }
            for (String what : calls(frames(profile, sample))) {
                long[] cost = costs.computeIfAbsent(what, key -> new long[2]);
                cost[0] += value;
                cost[1]++;
            }
        }
    }

    private Set<String> calls(List<Frame> leafFirst) {
        Set<String> calls = new HashSet<>();
        for (int i = 0; i < leafFirst.size(); i++) {
            Frame frame = leafFirst.get(i);
            if (!isAsked(frame)) {
                continue;
            }
            calls.add("total");
            if (i + 1 < leafFirst.size()) {
                Frame caller = leafFirst.get(i + 1);
                calls.add(call("caller ", caller.function() + ":" + caller.line(), frame.inlined()));
            } else {
                calls.add("no caller");
            }
            if (i > 0) {
                Frame callee = leafFirst.get(i - 1);
                calls.add(call("callee ", callee.function(), callee.inlined()));
            }
        }
        return calls;
    }

    private String call(String kind, String other, boolean inlined) {
        if (!inlined) {
            calledForReal.add(kind + other);
        }
        return kind + other;
    }

    private boolean isAsked(Frame frame) {
        return frame.function().equals(function) && (line == 0 || frame.line() == line);
    }

    /** Total and samples by what they are of. */
    Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        costs.forEach((what, cost) -> {
            boolean call = what.startsWith("caller ") || what.startsWith("callee ");
            boolean inlined = call && !calledForReal.contains(what);
            rows.put(inlined ? what.substring(0, 7) + "inlined " + what.substring(7) : what, cost[0] + " " + cost[1]);
        });
        return rows;
    }

    static List<Frame> frames(PprofProfile profile, int sample) {
        List<Frame> leafFirst = new ArrayList<>();
        for (int frame = profile.frameStart(sample); frame < profile.frameStart(sample + 1); frame++) {
            int location = profile.location(frame);
            int outermost = profile.lineStart(location + 1) - 1;
            for (int line = profile.lineStart(location); line <= outermost; line++) {
                leafFirst.add(
                        new Frame(NaiveCounting.name(profile, line), profile.lineNumber(line), line != outermost));
            }
        }
        return leafFirst;
    }
}
