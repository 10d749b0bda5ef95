package io.lineflame.profile.jfr;

import static io.lineflame.profile.jfr.JfrException.Reason.TOO_LARGE;

import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.ProfileBuilder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Adds up the events of one chunk, by stack and context. */
final class ChunkReader {

    private static final String THREAD_STATE = "jdk.types.ThreadState";
    private static final String SETTING = "jdk.ActiveSetting";
    private static final int SLOTS = EventShape.EXECUTION.fields().length;
    private static final String WALL = "wall";

    private final Chunk chunk;
    private final JfrCursor in;
    private final Recorded recorded;
    private final PprofLimits limits;
    private final Constants constants;
    private final Stacks stacks;
    private final Map<Long, Event> events = new HashMap<>();
    private final Map<Long, String> states = new HashMap<>();
    private final long settingType;
    private final Optional<Layout> setting;
    private final Map<Key, long[]> sums = new LinkedHashMap<>();

    /** How events of a type are read. */
    private record Event(EventShape shape, Layout layout) {}

    /** To be compared for the reason that contexts are. */
    record Key(JfrKind kind, long stack, SampleContext context) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::kind).thenComparingLong(Key::stack).thenComparing(Key::context);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    ChunkReader(byte[] bytes, Chunk chunk, Recorded recorded, PprofLimits limits) throws JfrException {
        this.chunk = chunk;
        this.recorded = recorded;
        this.limits = limits;
        this.in = new JfrCursor(bytes, chunk.start() + Chunk.HEADER, chunk.end());
        Metadata types = Metadata.read(in.at(chunk.metadata()), limits);
        Layout.Maker maker = new Layout.Maker(types);
        constants = new Constants(in, types, maker, recorded.text);
        stacks = new Stacks(in, types, maker, constants, recorded.text, limits);
        constants.keep(THREAD_STATE, "name");
        for (EventShape shape : EventShape.values()) {
            Optional<Metadata.Type> type = types.type(shape.type);
            if (type.isPresent()) {
                events.put(type.get().id(), new Event(shape, maker.of(type.get(), shape.fields())));
            }
        }
        Optional<Metadata.Type> settings = types.type(SETTING);
        settingType = settings.isPresent() ? settings.get().id() : -1;
        setting = settings.isPresent() ? Optional.of(maker.of(settings.get(), "name", "value")) : Optional.empty();
    }

    void read() throws JfrException {
        constants.read(chunk);
        while (in.remaining() > 0) {
            int begin = in.position;
            long size = in.number();
            if (size <= 0 || size > chunk.end() - begin) {
                throw in.broken("an event says that it has " + size + " bytes");
            }
            event(in.number());
            in.position = begin;
            in.skip((int) size);
        }
        for (Map.Entry<Key, long[]> sum : sums.entrySet()) {
            store(sum.getKey(), sum.getValue());
        }
    }

    private void event(long type) throws JfrException {
        Event event = events.get(type);
        if (event != null) {
            long[] slots = new long[SLOTS];
            event.layout.read(in, slots);
            sample(event.shape, slots);
        } else if (type == settingType && setting.isPresent()) {
            long[] places = new long[2];
            setting.get().read(in, places);
            if (constants.text(places[0]).equals("event")) {
                recorded.event = constants.text(places[1]);
            }
        }
    }

    private void sample(EventShape shape, long[] slots) throws JfrException {
        long stack = slots[0];
        long amount = slots[2];
        var context = new SampleContext(slots[3], slots[4], slots[5], slots[6], slots[7]);
        switch (shape) {
            case EXECUTION -> {
                if (!state(slots[1]).equals("STATE_SLEEPING")) {
                    add(JfrKind.CPU, stack, context, 1, 0);
                }
                if (recorded.event.equals(WALL)) {
                    add(JfrKind.WALL, stack, context, 1, 0);
                }
            }
            case WALL_CLOCK -> {
                if (recorded.event.equals(WALL) && state(slots[1]).equals("STATE_RUNNABLE")) {
                    add(JfrKind.CPU, stack, context, amount, 0);
                }
                add(JfrKind.WALL, stack, context, amount, 0);
            }
            case MONITOR_ENTER, THREAD_PARK -> add(shape.kind(), stack, context, 1, chunk.nanos(amount));
            default -> add(shape.kind(), stack, context, 1, amount);
        }
    }

    private void add(JfrKind kind, long stack, SampleContext context, long count, long amount) throws JfrException {
        long[] sum = sums.computeIfAbsent(new Key(kind, stack, context), key -> new long[2]);
        if (sums.size() > limits.samples()) {
            throw new JfrException(
                    TOO_LARGE,
                    "The recording has samples of more than " + limits.samples() + " different stacks and contexts");
        }
        try {
            sum[0] = Math.addExact(sum[0], count);
            sum[1] = Math.addExact(sum[1], amount);
        } catch (ArithmeticException e) {
            throw in.broken("the sum of its samples leaves 64 bits");
        }
    }

    private void store(Key key, long[] sum) throws JfrException {
        ProfileBuilder builder = recorded.builder(key.kind);
        int[] stack = stacks.locations(key.kind, key.stack, builder);
        recorded.add(key.kind, stack, key.context, sum);
        recorded.check();
    }

    private String state(long key) throws JfrException {
        String state = states.get(key);
        if (state == null) {
            Optional<long[]> found = constants.find(THREAD_STATE, key);
            if (found.isEmpty()) {
                return ""; // not kept: an event can name any number
            }
            state = constants.text(found.get()[0]);
            states.put(key, state);
        }
        return state;
    }
}
