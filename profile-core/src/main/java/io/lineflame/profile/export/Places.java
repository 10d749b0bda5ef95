package io.lineflame.profile.export;

import io.lineflame.profile.stacks.StackView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** The locations of several trees and versions under numbers of their own, each once. For one thread. */
final class Places {

    /** For what belongs to no version. */
    static final int NO_VERSION = -1;

    private final Map<Place, Integer> numbers = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<Function, Integer> functionNumbers = new HashMap<>();
    private final List<Function> functions = new ArrayList<>();
    private final Map<String, Integer> frames = new HashMap<>();

    /** A function, with the number that all of its name and file have. */
    record Function(String name, String file, int startLine, int frame) {}

    /**
     * A location.
     *
     * @param functionsAndLines number of the function and line in turn, innermost first
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by content
    private record Place(int version, int[] functionsAndLines) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place
                    && version == place.version
                    && Arrays.equals(functionsAndLines, place.functionsAndLines);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(functionsAndLines) + version;
        }
    }

    /**
     * From a location of a tree to a number. Remembers, so use one for all of a tree.
     *
     * @param version locations of different ones stay apart
     */
    IntUnaryOperator of(int version, StackView view) {
        int[] known = new int[view.locationCount()];
        Arrays.fill(known, -1);
        return location -> {
            if (known[location] < 0) {
                known[location] = number(new Place(version, functionsAndLines(view, location)));
            }
            return known[location];
        };
    }

    private int[] functionsAndLines(StackView view, int location) {
        int start = view.lineStart(location);
        int[] functionsAndLines = new int[2 * (view.lineEnd(location) - start)];
        for (int at = 0; at < functionsAndLines.length; at += 2) {
            int line = start + at / 2;
            int key = view.lineKey(line);
            functionsAndLines[at] = function(view.name(key), view.file(key), view.functionStart(line));
            functionsAndLines[at + 1] = view.lineNumber(line);
        }
        return functionsAndLines;
    }

    private int function(String name, String file, int startLine) {
        int frame = frames.computeIfAbsent(name + "\n" + file, key -> frames.size());
        return functionNumbers.computeIfAbsent(new Function(name, file, startLine, frame), function -> {
            functions.add(function);
            return functions.size() - 1;
        });
    }

    private int number(Place wanted) {
        return numbers.computeIfAbsent(wanted, place -> {
            places.add(place);
            return places.size() - 1;
        });
    }

    /** A location of no version with one frame of this name. */
    int named(String name) {
        return number(new Place(NO_VERSION, new int[] {function(name, "", 0), 0}));
    }

    /** The same location with its innermost line unknown. */
    int withoutInnermostLine(int location) {
        Place place = places.get(location);
        int[] functionsAndLines = place.functionsAndLines.clone();
        functionsAndLines[1] = 0;
        return number(new Place(place.version, functionsAndLines));
    }

    /** How many frames a location has; more than one where functions are inlined. */
    int frameCount(int location) {
        return places.get(location).functionsAndLines.length / 2;
    }

    /** A number that is the same for functions of one name and file: start lines and versions do not tell frames apart. */
    int frame(int location, int innermostFirst) {
        return functions.get(functionOf(location, innermostFirst)).frame;
    }

    /** How many different functions there are, start lines told apart. */
    int functionCount() {
        return functions.size();
    }

    /** Counted from 0. */
    Function function(int number) {
        return functions.get(number);
    }

    /** The number of the function of a frame. */
    int functionOf(int location, int innermostFirst) {
        return places.get(location).functionsAndLines[2 * innermostFirst];
    }

    /** 1-based; 0 when unknown. */
    int line(int location, int innermostFirst) {
        return places.get(location).functionsAndLines[2 * innermostFirst + 1];
    }

    /** As it was handed to {@link #of}. */
    int version(int location) {
        return places.get(location).version;
    }
}
