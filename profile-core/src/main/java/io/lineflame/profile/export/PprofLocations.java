package io.lineflame.profile.export;

import io.lineflame.profile.pprof.ProfileBuilder;
import io.lineflame.profile.stacks.StackView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** The locations of several trees under numbers of their own, each once; only those that are written come into the profile. */
final class PprofLocations {

    private final ProfileBuilder builder;
    private final Map<Place, Integer> numbers = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<Function, Integer> functionNumbers = new HashMap<>();
    private final List<Function> functions = new ArrayList<>();
    private final Map<String, Integer> frames = new HashMap<>();
    private int[] written = {};

    PprofLocations(ProfileBuilder builder) {
        this.builder = builder;
    }

    /** A function, with the number that all of its name and file have. */
    private record Function(String name, String file, int startLine, int frame) {}

    /**
     * A location.
     *
     * @param functionsAndLines number of the function and line in turn, innermost first
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by content
    private record Place(int mapping, int[] functionsAndLines) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place
                    && mapping == place.mapping
                    && Arrays.equals(functionsAndLines, place.functionsAndLines);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(functionsAndLines) + mapping;
        }
    }

    /** From a location of a tree to a number. Remembers, so use one for all of a tree. */
    IntUnaryOperator of(int mapping, StackView view) {
        int[] known = new int[view.locationCount()];
        Arrays.fill(known, -1);
        return location -> {
            if (known[location] < 0) {
                known[location] = number(new Place(mapping, functionsAndLines(view, location)));
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

    /** A location of no binary with one frame of this name. */
    int named(String name) {
        return number(new Place(ProfileBuilder.NO_MAPPING, new int[] {function(name, "", 0), 0}));
    }

    /** The same location with its innermost line unknown. */
    int withoutInnermostLine(int location) {
        Place place = places.get(location);
        int[] functionsAndLines = place.functionsAndLines.clone();
        functionsAndLines[1] = 0;
        return number(new Place(place.mapping, functionsAndLines));
    }

    /** How many frames a location has; more than one where functions are inlined. */
    int frameCount(int location) {
        return places.get(location).functionsAndLines.length / 2;
    }

    /** A number that is the same for functions of one name and file: start lines and versions do not tell frames apart. */
    int frame(int location, int innermostFirst) {
        return functions.get(places.get(location).functionsAndLines[2 * innermostFirst]).frame;
    }

    /** The builder's handle of a location, which is in the profile from now on. */
    int write(int location) {
        if (location >= written.length) {
            int known = written.length;
            written = Arrays.copyOf(written, places.size());
            Arrays.fill(written, known, written.length, -1);
        }
        if (written[location] < 0) {
            Place place = places.get(location);
            int[] functionsAndLines = place.functionsAndLines.clone();
            for (int at = 0; at < functionsAndLines.length; at += 2) {
                Function function = functions.get(functionsAndLines[at]);
                functionsAndLines[at] =
                        builder.function(function.name, function.name, function.file, function.startLine);
            }
            written[location] = builder.location(place.mapping, 0, functionsAndLines);
        }
        return written[location];
    }
}
