package io.lineflame.profile.jfr;

import static io.lineflame.profile.jfr.JfrException.Reason.TOO_LARGE;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The constants of a chunk: what its events name by number. Only the places are kept; values are read when somebody asks, so a
 * constant that nobody names costs little.
 */
final class Constants {

    /** Of one chunk. A minute of a busy JVM has some ten thousand. */
    private static final int MAX_CONSTANTS = 1 << 21;

    private final JfrCursor in;
    private final Metadata types;
    private final Layout.Maker layouts;
    private final TextBudget budget;
    /** Strings that are constants themselves, by their place: any number of others may name them. */
    private final Map<Integer, String> strings = new HashMap<>();

    private final Map<String, Pool> pools = new HashMap<>();
    private final Map<Long, Layout> others = new HashMap<>();
    private int count;

    /** The constants of one type. */
    private static final class Pool {
        final Layout layout;
        final Map<Long, Integer> places = new HashMap<>();
        final long[] slots;

        Pool(Layout layout, int slots) {
            this.layout = layout;
            this.slots = new long[slots];
        }
    }

    Constants(JfrCursor in, Metadata types, Layout.Maker layouts, TextBudget budget) {
        this.in = in;
        this.types = types;
        this.layouts = layouts;
        this.budget = budget;
    }

    /** Has the constants of a type kept, of which these fields will be asked for. Before {@link #read}. */
    void keep(String type, String... fields) throws JfrException {
        Optional<Metadata.Type> known = types.type(type);
        if (known.isPresent()) {
            pools.put(type, new Pool(layouts.of(known.get(), fields), fields.length));
        }
    }

    /** Reads all events with constants: each says how far before it another one begins, the first one 0. */
    void read(Chunk chunk) throws JfrException {
        long place = chunk.pools();
        while (true) {
            count(0);
            JfrCursor event = in.at((int) place);
            for (int header = 0; header < 4; header++) {
                event.number(); // size, type, start, duration
            }
            long step = event.number();
            event.octet(); // whether it was written on the way
            int poolCount = event.count();
            for (int pool = 0; pool < poolCount; pool++) {
                pool(event);
            }
            if (step == 0) {
                return;
            }
            if (step > 0 || place + step < chunk.start() + Chunk.HEADER) {
                throw event.broken("the constants before these are said to begin " + step + " bytes from them");
            }
            place += step;
        }
    }

    private void pool(JfrCursor event) throws JfrException {
        Metadata.Type type = types.type(event.number());
        Pool pool = pools.get(type.name());
        Layout layout = pool == null ? other(type) : pool.layout;
        int constants = event.count();
        count(constants);
        for (int constant = 0; constant < constants; constant++) {
            long key = event.number();
            if (pool != null) {
                pool.places.put(key, event.position);
            }
            layout.skip(event);
        }
    }

    private void count(int more) throws JfrException {
        count += more + 1; // also what holds none, as events may overlap
        if (count > MAX_CONSTANTS) {
            throw new JfrException(TOO_LARGE, "A chunk of the recording has more than " + MAX_CONSTANTS + " constants");
        }
    }

    private Layout other(Metadata.Type type) throws JfrException {
        Layout layout = others.get(type.id());
        if (layout == null) {
            layout = layouts.of(type);
            others.put(type.id(), layout);
        }
        return layout;
    }

    /**
     * Reads a constant.
     *
     * @return the fields that were named to {@link #keep}, as {@link Layout#read} gives them; empty when the chunk has no such
     *     constant. Valid until the next call for the same type
     */
    Optional<long[]> find(String type, long key) throws JfrException {
        Pool pool = pools.get(type);
        Integer place = pool == null ? null : pool.places.get(key);
        if (pool == null || place == null) {
            return Optional.empty();
        }
        Arrays.fill(pool.slots, 0);
        pool.layout.read(in.at(place), pool.slots);
        return Optional.of(pool.slots);
    }

    /** The string that begins at a place, also where it is a constant itself; empty when there is none (place 0). */
    String text(long place) throws JfrException {
        if (place == 0) {
            return "";
        }
        JfrCursor text = in.at((int) place);
        if (text.octet() != Text.IN_POOL) {
            return budget.read(in.at((int) place));
        }
        Pool pool = pools.get("java.lang.String");
        Integer there = pool == null ? null : pool.places.get(text.number());
        return there == null ? "" : constant(there);
    }

    private String constant(int place) throws JfrException {
        String known = strings.get(place);
        if (known == null) {
            known = budget.keep(budget.read(in.at(place)));
            strings.put(place, known);
        }
        return known;
    }
}
