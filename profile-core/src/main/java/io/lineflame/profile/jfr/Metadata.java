package io.lineflame.profile.jfr;

import static io.lineflame.profile.jfr.JfrException.Reason.TOO_LARGE;

import io.lineflame.profile.pprof.PprofLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types of a chunk, by which its events and constants can be read. */
final class Metadata {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_TYPES = 20_000;
    /** Of types, fields, annotations and settings together; a JVM has some ten thousand of them. */
    private static final int MAX_ELEMENTS = 1 << 18;

    private static final int MAX_STRINGS = 1 << 18;
    private static final int MAX_ATTRIBUTES = 256;
    private static final String CLASS = "class";

    private final Map<Long, Type> byId = new HashMap<>();
    private final Map<String, Type> byName = new HashMap<>();
    private final JfrCursor in;
    private final List<String> strings = new ArrayList<>();

    private int elements;

    private Metadata(JfrCursor in) {
        this.in = in;
    }

    /**
     * A type of values.
     *
     * @param fields in the order in which they are written; none for what is written in a way of its own, such as {@code int}
     */
    record Type(long id, String name, List<Field> fields) {}

    /**
     * A part of values of a type.
     *
     * @param inPool whether a number stands there by which the value is found among the constants
     */
    record Field(String name, long type, boolean inPool, boolean many) {}

    static Metadata read(JfrCursor in, PprofLimits limits) throws JfrException {
        Metadata metadata = new Metadata(in);
        for (int header = 0; header < 5; header++) {
            in.number(); // size, type, start, duration, id
        }
        int strings = in.count();
        if (strings > MAX_STRINGS) {
            throw new JfrException(TOO_LARGE, "The recording's types have more than " + MAX_STRINGS + " strings");
        }
        for (int string = 0; string < strings; string++) {
            metadata.strings.add(Text.read(in, limits.stringLength()));
        }
        metadata.element(0, new ArrayList<>());
        return metadata;
    }

    /** Throws when the chunk uses a type that it does not describe. */
    Type type(long id) throws JfrException {
        Type type = byId.get(id);
        if (type == null) {
            throw in.broken("it uses the type " + id + ", which it does not describe");
        }
        return type;
    }

    Optional<Type> type(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** An element with attributes and elements inside; only classes and their fields are kept. */
    private void element(int depth, List<Field> siblings) throws JfrException {
        if (depth > MAX_DEPTH) {
            throw in.broken("its types are nested more than " + MAX_DEPTH + " deep");
        }
        if (++elements > MAX_ELEMENTS) {
            throw new JfrException(TOO_LARGE, "The recording's types have more than " + MAX_ELEMENTS + " parts");
        }
        String element = indexed();
        Map<String, String> attributes = new HashMap<>();
        int count = in.count();
        if (count > MAX_ATTRIBUTES) {
            throw new JfrException(
                    TOO_LARGE, "A type of the recording has " + count + " attributes; the limit is " + MAX_ATTRIBUTES);
        }
        for (int attribute = 0; attribute < count; attribute++) {
            attributes.put(indexed(), indexed());
        }
        List<Field> fields = new ArrayList<>();
        int children = in.count();
        for (int child = 0; child < children; child++) {
            element(depth + 1, fields);
        }
        if (element.equals(CLASS)) {
            add(new Type(id(attributes, "id"), attributes.getOrDefault("name", ""), fields));
        } else if (element.equals("field")) {
            siblings.add(new Field(
                    attributes.getOrDefault("name", ""),
                    id(attributes, CLASS),
                    "true".equals(attributes.get("constantPool")),
                    attributes.containsKey("dimension")));
        }
    }

    private void add(Type type) throws JfrException {
        byId.put(type.id, type);
        byName.put(type.name, type);
        if (byId.size() > MAX_TYPES) {
            throw new JfrException(TOO_LARGE, "The recording describes more than " + MAX_TYPES + " types");
        }
    }

    private long id(Map<String, String> attributes, String name) throws JfrException {
        try {
            return Long.parseLong(attributes.getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            throw in.broken("a type's " + name + " is no number");
        }
    }

    private String indexed() throws JfrException {
        long index = in.number();
        if (index < 0 || index >= strings.size()) {
            throw in.broken("it names string " + index + " of " + strings.size());
        }
        return strings.get((int) index);
    }
}
