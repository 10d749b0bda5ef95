package io.lineflame.profile.text;

import io.lineflame.profile.pprof.PprofProfile;
import java.util.ArrayList;
import java.util.List;

/** Writes a profile as lines for tests: {@code main;work@app.py:12 3 30}, root first, sorted. */
final class Folded {

    private Folded() {}

    static List<String> of(PprofProfile profile) {
        List<String> lines = new ArrayList<>();
        for (int sample = 0; sample < profile.sampleCount(); sample++) {
            StringBuilder line = new StringBuilder();
            for (int frame = profile.frameStart(sample + 1) - 1; frame >= profile.frameStart(sample); frame--) {
                line.append(line.isEmpty() ? "" : ";").append(frame(profile, profile.location(frame)));
            }
            for (int type = 0; type < profile.sampleTypes().size(); type++) {
                line.append(' ').append(profile.value(sample, type));
            }
            lines.add(line.toString());
        }
        return lines.stream().sorted().toList();
    }

    private static String frame(PprofProfile profile, int location) {
        int line = profile.lineStart(location);
        int function = profile.lineFunction(line);
        String file = profile.string(profile.functionFile(function));
        String name = profile.string(profile.functionName(function));
        return file.isEmpty() ? name : name + "@" + file + ":" + profile.lineNumber(line);
    }
}
