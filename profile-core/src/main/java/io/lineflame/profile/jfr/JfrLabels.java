package io.lineflame.profile.jfr;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What an agent says beside a recording about the contexts in which its samples were taken.
 *
 * @param contexts labels by the number of the context that events name
 * @param names by the number under which events name the span's
 */
public record JfrLabels(Map<Long, Map<String, String>> contexts, Map<Long, String> names) {

    public static final JfrLabels NONE = new JfrLabels(Map.of(), Map.of());

    public JfrLabels {
        // Not Map.copyOf: its tables search in line, so that numbers that a client chooses could all stand in one
        // another's way.
        contexts = Collections.unmodifiableMap(new HashMap<>(contexts));
        names = Collections.unmodifiableMap(new HashMap<>(names));
    }
}
