package io.lineflame.profile.jfr;

import static io.lineflame.profile.jfr.JfrException.Reason.TOO_LARGE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a type lie in the bytes: a flat list of steps, made once per chunk, so that values are read or stepped over
 * without asking for their types again. Each step takes at least one byte, which bounds the work by the bytes.
 */
final class Layout {

    /** Of all types of a chunk; those of a JVM have some thousand. Hostile ones could nest their way to billions. */
    private static final int MAX_FIELDS = 1 << 18;

    private static final int MAX_NESTING = 16;
    private static final int NO_SLOT = -1;
    private static final long[] NO_SLOTS = {};

    private final List<Step> steps = new ArrayList<>();

    private enum Form {
        NUMBER,
        OCTET,
        FOUR_BYTES,
        EIGHT_BYTES,
        TEXT,
        MANY
    }

    /** @param element of what there are many; this layout itself is never used, as only MANY has another one */
    private record Step(Form form, int slot, Layout element) {}

    private Layout() {}

    /** Makes layouts by the types of one chunk; those of elements are shared. */
    static final class Maker {
        private final Metadata types;
        private final Map<Long, Layout> elements = new HashMap<>();
        private int fields;

        Maker(Metadata types) {
            this.types = types;
        }

        /** Of a type; {@link Layout#read} puts the fields named here into slots in this order. */
        Layout of(Metadata.Type type, String... wanted) throws JfrException {
            Layout layout = new Layout();
            addValue(layout, type, List.of(wanted), 0);
            return layout;
        }

        private void addValue(Layout layout, Metadata.Type type, List<String> wanted, int depth) throws JfrException {
            Form form = form(type.name());
            if (form != null && type.fields().isEmpty()) {
                layout.add(form, NO_SLOT, layout);
                return;
            }
            if (depth > MAX_NESTING) {
                throw tooLarge(type);
            }
            for (Metadata.Field field : type.fields()) {
                if (++fields > MAX_FIELDS) {
                    throw tooLarge(type);
                }
                addField(layout, field, wanted.indexOf(field.name()), depth);
            }
        }

        private void addField(Layout layout, Metadata.Field field, int slot, int depth) throws JfrException {
            if (field.many()) {
                layout.add(Form.MANY, slot, field.inPool() ? reference() : element(field.type()));
            } else if (field.inPool()) {
                layout.add(Form.NUMBER, slot, layout);
            } else {
                int first = layout.steps.size();
                addValue(layout, types.type(field.type()), List.of(), depth + 1);
                if (slot != NO_SLOT && layout.steps.size() == first + 1) {
                    Step only = layout.steps.get(first);
                    layout.steps.set(first, new Step(only.form, slot, only.element));
                }
            }
        }

        private static Layout reference() {
            Layout layout = new Layout();
            layout.add(Form.NUMBER, NO_SLOT, layout);
            return layout;
        }

        /** Known before it is filled, as a type may hold many of itself. */
        private Layout element(long id) throws JfrException {
            Layout known = elements.get(id);
            if (known != null) {
                return known;
            }
            Layout layout = new Layout();
            elements.put(id, layout);
            addValue(layout, types.type(id), List.of(), 0);
            return layout;
        }

        private static @Nullable Form form(String type) {
            return switch (type) {
                case "byte", "boolean" -> Form.OCTET;
                case "char", "short", "int", "long" -> Form.NUMBER;
                case "float" -> Form.FOUR_BYTES;
                case "double" -> Form.EIGHT_BYTES;
                case "java.lang.String" -> Form.TEXT;
                default -> null;
            };
        }

        private static JfrException tooLarge(Metadata.Type type) {
            return new JfrException(TOO_LARGE, "The recording's type " + type.name() + " has too many parts");
        }
    }

    private void add(Form form, int slot, Layout element) {
        steps.add(new Step(form, slot, element));
    }

    void skip(JfrCursor in) throws JfrException {
        read(in, NO_SLOTS, 0);
    }

    /**
     * Reads a value. Into the slot of a field that was asked for comes its number or the number of a constant; for text and for
     * what there are many of, the place where it begins. Slots of fields that the type does not have stay as they are.
     */
    void read(JfrCursor in, long[] slots) throws JfrException {
        read(in, slots, 0);
    }

    private void read(JfrCursor in, long[] slots, int depth) throws JfrException {
        if (depth > MAX_NESTING) {
            throw in.broken("values are nested more than " + MAX_NESTING + " deep");
        }
        for (int at = 0; at < steps.size(); at++) {
            Step step = steps.get(at);
            int begin = in.position;
            long value = value(in, step, depth);
            if (step.slot >= 0 && step.slot < slots.length) {
                slots[step.slot] = step.form == Form.NUMBER || step.form == Form.OCTET ? value : begin;
            }
        }
    }

    private static long value(JfrCursor in, Step step, int depth) throws JfrException {
        switch (step.form) {
            case NUMBER -> {
                return in.number();
            }
            case OCTET -> {
                return in.octet();
            }
            case FOUR_BYTES -> in.skip(4);
            case EIGHT_BYTES -> in.skip(8);
            case TEXT -> Text.skip(in);
            case MANY -> many(in, step.element, depth);
        }
        return 0;
    }

    private static void many(JfrCursor in, Layout element, int depth) throws JfrException {
        int count = in.count();
        for (int left = element.steps.isEmpty() ? 0 : count; left > 0; left--) {
            element.read(in, NO_SLOTS, depth + 1);
        }
    }
}
