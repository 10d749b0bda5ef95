package io.lineflame.profile.jfr;

import static io.lineflame.profile.jfr.JfrException.Reason.TOO_LARGE;

import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.ProfileBuilder;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The stacks of a chunk, as locations of profiles. */
final class Stacks {

    private static final String STACK = "jdk.types.StackTrace";
    private static final String FRAME = "jdk.types.StackFrame";
    private static final String METHOD = "jdk.types.Method";
    private static final String CLASS = "java.lang.Class";
    private static final String SYMBOL = "jdk.types.Symbol";
    /** For a frame whose method the recording does not say; left out, its caller would get its cost. */
    private static final String UNKNOWN = "[unknown]";

    private final JfrCursor in;
    private final Constants constants;
    private final Optional<Layout> frame;
    private final TextBudget text;
    private final PprofLimits limits;
    /** By the number of the method. */
    private final Map<Long, String> functions = new HashMap<>();
    /** By the number of the symbol: many methods have one class, and many classes one name. */
    private final Map<Long, String> symbols = new HashMap<>();

    private final Map<JfrKind, Map<Long, int[]>> known = new EnumMap<>(JfrKind.class);
    private int frames;

    /** Tells the constants what it will ask for; stacks are made after they have been read. */
    Stacks(JfrCursor in, Metadata types, Layout.Maker layouts, Constants constants, TextBudget text, PprofLimits limits)
            throws JfrException {
        this.in = in;
        this.constants = constants;
        this.text = text;
        this.limits = limits;
        constants.keep(STACK, "frames");
        constants.keep(METHOD, "type", "name");
        constants.keep(CLASS, "name");
        constants.keep(SYMBOL, "string");
        constants.keep("java.lang.String");
        Optional<Metadata.Type> frameType = types.type(FRAME);
        frame = frameType.isPresent()
                ? Optional.of(layouts.of(frameType.get(), "method", "lineNumber"))
                : Optional.empty();
    }

    /** Handles of the builder's locations, leaf first; none when the recording does not have the stack. */
    int[] locations(JfrKind kind, long stack, ProfileBuilder builder) throws JfrException {
        Map<Long, int[]> ofKind = known.computeIfAbsent(kind, one -> new HashMap<>());
        int[] locations = ofKind.get(stack);
        if (locations == null) {
            locations = read(stack, builder);
            ofKind.put(stack, locations);
        }
        return locations;
    }

    private int[] read(long stack, ProfileBuilder builder) throws JfrException {
        Optional<long[]> found = constants.find(STACK, stack);
        if (found.isEmpty() || frame.isEmpty()) {
            return new int[0];
        }
        JfrCursor cursor = in.at((int) found.get()[0]);
        int depth = cursor.count();
        if (depth > limits.stackDepth()) {
            throw new JfrException(TOO_LARGE, "A stack has " + depth + " frames; the limit is " + limits.stackDepth());
        }
        frames += depth;
        if (frames > limits.frames()) {
            throw new JfrException(
                    TOO_LARGE, "The stacks of a chunk have more than " + limits.frames() + " frames together");
        }
        int[] locations = new int[depth];
        for (int at = 0; at < depth; at++) {
            long[] slots = new long[2];
            frame.get().read(cursor, slots);
            int function = builder.function(function(slots[0]));
            locations[at] = builder.location(ProfileBuilder.NO_MAPPING, 0, function, (int) slots[1]);
        }
        return locations;
    }

    private String function(long method) throws JfrException {
        String name = functions.get(method);
        if (name != null) {
            return name;
        }
        Optional<long[]> found = constants.find(METHOD, method);
        if (found.isEmpty()) {
            return UNKNOWN; // not kept: a frame can name any number
        }
        name = text.keep(name(found.get()[0], found.get()[1]));
        functions.put(method, name);
        return name;
    }

    /**
     * As in {@code com/example/Orders$Cart.total}: the class as in the class file, and the method. Stubs of the JVM belong to a
     * class without a name, so theirs begin with the dot.
     */
    private String name(long type, long method) throws JfrException {
        String methodName = symbol(method);
        Optional<long[]> owner = constants.find(CLASS, type);
        return owner.isPresent() ? symbol(owner.get()[0]) + "." + methodName : methodName;
    }

    private String symbol(long key) throws JfrException {
        String known = symbols.get(key);
        if (known != null) {
            return known;
        }
        Optional<long[]> found = constants.find(SYMBOL, key);
        if (found.isEmpty()) {
            return "";
        }
        String name = text.keep(GeneratedNames.merged(constants.text(found.get()[0])));
        symbols.put(key, name);
        return name;
    }
}
