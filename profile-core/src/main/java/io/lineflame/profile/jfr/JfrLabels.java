package io.lineflame.profile.jfr;

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
        contexts = Map.copyOf(contexts);
        names = Map.copyOf(names);
    }
}
