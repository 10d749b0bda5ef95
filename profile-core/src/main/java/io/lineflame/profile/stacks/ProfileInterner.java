package io.lineflame.profile.stacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineflame.profile.pprof.PprofProfile;
import java.util.Arrays;

/** Translates the symbols of one profile into those of a tree; only what its samples use. */
final class ProfileInterner {
    private static final String UNNAMED = "(unnamed function)";

    private final PprofProfile profile;
    private final Symbols symbols;
    private final int[] strings;
    private final int[] functions;
    private final int[] locations;
    private long[] lines = new long[16];

    ProfileInterner(PprofProfile profile, Symbols symbols) {
        this.profile = profile;
        this.symbols = symbols;
        this.strings = unknown(profile.stringCount());
        this.functions = unknown(profile.functionCount());
        this.locations = unknown(profile.locationCount());
    }

    private static int[] unknown(int count) {
        int[] column = new int[count];
        Arrays.fill(column, -1);
        return column;
    }

    /** Writes the tree's locations of some frames. The loop over all frames of all samples: kept free of calls. */
    void translate(int firstFrame, int length, int[] into) {
        int[] frames = profile.frames();
        int[] known = locations;
        for (int i = 0; i < length; i++) {
            int location = known[frames[firstFrame + i]];
            into[i] = location >= 0 ? location : newLocation(frames[firstFrame + i]);
        }
    }

    private int newLocation(int local) {
        int interned = internLocation(local);
        locations[local] = interned;
        return interned;
    }

    private int internLocation(int local) {
        int start = profile.lineStart(local);
        int count = profile.lineStart(local + 1) - start;
        if (count == 0) {
            lines[0] = (long) addressFunction(local) << 32;
            return symbols.internLocation(lines, 1);
        }
        if (lines.length < count) {
            lines = new long[2 * count];
        }
        for (int i = 0; i < count; i++) {
            int function = profile.lineFunction(start + i);
            int global = function < 0 ? addressFunction(local) : function(function);
            lines[i] = (long) global << 32 | profile.lineNumber(start + i);
        }
        return symbols.internLocation(lines, count);
    }

    private int function(int local) {
        int known = functions[local];
        if (known >= 0) {
            return known;
        }
        int interned = internFunction(local);
        functions[local] = interned;
        return interned;
    }

    private int internFunction(int local) {
        int name = profile.functionName(local);
        int global = profile.stringLength(name) == 0 ? text(UNNAMED) : string(name);
        return symbols.internFunction(global, string(profile.functionFile(local)), profile.functionStartLine(local));
    }

    private int string(int local) {
        int known = strings[local];
        if (known < 0) {
            known = symbols.strings.intern(profile.bytes(), profile.stringOffset(local), profile.stringLength(local));
            strings[local] = known;
        }
        return known;
    }

    /** What nobody symbolized stays visible: {@code [libc.so.6] 0x5e997}, the address as in the binary's file. */
    private int addressFunction(int local) {
        int binary = profile.binary(local);
        String path = binary < 0 ? "" : profile.string(binary);
        String name = path.substring(path.lastIndexOf('/') + 1);
        String address = "0x" + Long.toHexString(profile.address(local));
        return symbols.internFunction(text("[" + (name.isEmpty() ? "unknown" : name) + "] " + address), text(""), 0);
    }

    private int text(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return symbols.strings.intern(bytes, 0, bytes.length);
    }
}
