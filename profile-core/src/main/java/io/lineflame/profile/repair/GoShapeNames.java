package io.lineflame.profile.repair;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lineflame.profile.pprof.PprofProfile;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Go since 1.21 names a generic function with the shapes of its type parameters ({@code Map[go.shape.int].Add}), and by golang/go#64528 with those of any of its
 * instances, not the one that was called: one function becomes many, at random. The shapes are left out, as Pyroscope does.
 */
final class GoShapeNames {

    private static final String SHAPE = "[go.shape.";
    private static final byte[] SHAPE_BYTES = SHAPE.getBytes(US_ASCII);

    private GoShapeNames() {}

    static PprofProfile repair(PprofProfile profile) {
        Map<Integer, String> names = new HashMap<>();
        for (int function = 0; function < profile.functionCount(); function++) {
            int name = profile.functionName(function);
            if (hasShape(profile.bytes(), profile.stringOffset(name), profile.stringLength(name))) {
                names.put(function, withoutShapes(profile.string(name)));
            }
        }
        return names.isEmpty() ? profile : profile.withFunctionNames(names);
    }

    private static boolean hasShape(byte[] bytes, int start, int length) {
        int last = start + length - SHAPE_BYTES.length;
        for (int at = start; at <= last; at++) {
            if (bytes[at] == '['
                    && Arrays.equals(bytes, at, at + SHAPE_BYTES.length, SHAPE_BYTES, 0, SHAPE_BYTES.length)) {
                return true;
            }
        }
        return false;
    }

    /** Brackets stand in pairs within shapes; a name that breaks off within one keeps it. */
    static String withoutShapes(String name) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (int shape = name.indexOf(SHAPE); shape >= 0; shape = name.indexOf(SHAPE, from)) {
            int end = endOfBrackets(name, shape);
            if (end < 0) {
                break;
            }
            kept.append(name, from, shape);
            from = end;
        }
        return kept.append(name, from, name.length()).toString();
    }

    /** Behind the bracket that closes the one here; -1 when none does. */
    private static int endOfBrackets(String name, int open) {
        int depth = 0;
        for (int at = open; at < name.length(); at++) {
            char letter = name.charAt(at);
            depth += letter == '[' ? 1 : letter == ']' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }
}
