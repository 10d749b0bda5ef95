package io.lineflame.profile.export;

import io.lineflame.profile.pprof.ProfileBuilder;
import java.util.Arrays;

/** Brings places into a pprof profile: each once, and only those that are asked for. The version of a place is a mapping. */
final class PprofLocations {

    private final ProfileBuilder builder;
    private final Places places;
    private int[] handles = {};

    PprofLocations(ProfileBuilder builder, Places places) {
        this.builder = builder;
        this.places = places;
    }

    /** The builder's handle. */
    int handle(int place) {
        if (place >= handles.length) {
            int known = handles.length;
            handles = Arrays.copyOf(handles, Math.max(2 * known, place + 1));
            Arrays.fill(handles, known, handles.length, -1);
        }
        if (handles[place] < 0) {
            handles[place] = builder.location(places.version(place), 0, functionsAndLines(place));
        }
        return handles[place];
    }

    private int[] functionsAndLines(int place) {
        int[] functionsAndLines = new int[2 * places.frameCount(place)];
        for (int frame = 0; frame < places.frameCount(place); frame++) {
            Places.Function function = places.function(places.functionOf(place, frame));
            // A linker's name that is the same would make pprof take the name for mangled and shorten it.
            functionsAndLines[2 * frame] = builder.function(function.name(), "", function.file(), function.startLine());
            functionsAndLines[2 * frame + 1] = places.line(place, frame);
        }
        return functionsAndLines;
    }
}
