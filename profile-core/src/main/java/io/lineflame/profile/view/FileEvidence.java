package io.lineflame.profile.view;

import io.lineflame.profile.stacks.StackView;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What profiles say about one file: its functions, where they begin and which of their lines were seen. For telling whether a text is
 * what was built.
 *
 * @param functions by name, then by start line; those alone that samples touch
 */
public record FileEvidence(List<Function> functions) {

    private static final Comparator<Start> BY_NAME =
            Comparator.comparing(Start::name).thenComparingInt(Start::line);

    public FileEvidence {
        functions = List.copyOf(functions);
    }

    /**
     * One function. Where builds of several commits are in the profiles it may be there more than once, at different lines.
     *
     * @param startLine 1-based; 0 when unknown
     * @param lines that samples touch, ascending; without unknown ones
     */
    public record Function(String name, int startLine, List<Integer> lines) {

        public Function {
            lines = List.copyOf(lines);
        }
    }

    private record Start(String name, int line) {}

    /**
     * Looks through several trees in one pass each. O(nodes), no I/O.
     *
     * @param file as compiled
     */
    public static FileEvidence of(List<Weights> weights, String file) {
        Map<Start, TreeSet<Integer>> lines = new TreeMap<>(BY_NAME);
        for (WeightedStacks stacks : WeightedStacks.of(weights)) {
            boolean[] ofFile = keysOf(stacks.view(), file);
            boolean[] touched = touchedLocations(stacks);
            for (int location = 0; location < touched.length; location++) {
                if (touched[location]) {
                    addLines(lines, stacks.view(), location, ofFile);
                }
            }
        }
        List<Function> functions = new ArrayList<>();
        lines.forEach((start, hit) -> functions.add(new Function(start.name(), start.line(), List.copyOf(hit))));
        return new FileEvidence(functions);
    }

    private static boolean[] keysOf(StackView view, String file) {
        boolean[] keys = new boolean[view.keyCount()];
        for (int key = 0; key < keys.length; key++) {
            keys[key] = view.file(key).equals(file);
        }
        return keys;
    }

    private static boolean[] touchedLocations(WeightedStacks stacks) {
        boolean[] locations = new boolean[stacks.view().locationCount()];
        int position = 1;
        while (position < stacks.size()) {
            int end = stacks.end(position);
            if (stacks.touched(position, end)) {
                locations[stacks.location(position)] = true;
                position++;
            } else {
                position = end;
            }
        }
        return locations;
    }

    private static void addLines(Map<Start, TreeSet<Integer>> lines, StackView view, int location, boolean[] ofFile) {
        for (int line = view.lineStart(location); line < view.lineEnd(location); line++) {
            int key = view.lineKey(line);
            if (ofFile[key]) {
                TreeSet<Integer> hit = lines.computeIfAbsent(
                        new Start(view.name(key), view.functionStart(line)), start -> new TreeSet<>());
                if (view.lineNumber(line) > 0) {
                    hit.add(view.lineNumber(line));
                }
            }
        }
    }
}
