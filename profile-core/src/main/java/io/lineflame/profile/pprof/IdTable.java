package io.lineflame.profile.pprof;

import java.util.HashMap;
import java.util.Map;

/**
 * From the ids of a profile's messages to their places in the columns.
 *
 * <p>Nearly every profiler counts ids from 1, so an array does; ids that are spread out go through a map.
 */
final class IdTable {
    private final int[] dense;
    private final Map<Long, Integer> sparse;

    /** Zero is nobody: dense entries hold place + 1. */
    private IdTable(int[] dense, Map<Long, Integer> sparse) {
        this.dense = dense;
        this.sparse = sparse;
    }

    static IdTable of(String name, long[] ids, ProtoCursor cursor) throws PprofException {
        long highest = 0;
        boolean spread = false;
        for (long id : ids) {
            spread |= id < 0;
            highest = Math.max(highest, id);
        }
        spread |= highest > 4L * ids.length + 1024;
        IdTable table = new IdTable(new int[spread ? 0 : (int) highest + 1], new HashMap<>());
        for (int place = 0; place < ids.length; place++) {
            if (table.put(ids[place], place)) {
                cursor.blame(name, place);
                throw cursor.broken("its id " + Long.toUnsignedString(ids[place]) + " is taken already");
            }
        }
        return table;
    }

    private boolean put(long id, int place) {
        if (dense.length == 0) {
            return sparse.put(id, place) != null;
        }
        boolean taken = dense[(int) id] != 0;
        dense[(int) id] = place + 1;
        return taken;
    }

    /** Place + 1 by id, 0 where there is no such id; no entries when ids are spread out. */
    int[] dense() {
        return dense;
    }

    /** The place of an id; -1 when the profile has no message of this id. */
    int place(long id) {
        if (id >= 0 && id < dense.length) {
            return dense[(int) id] - 1;
        }
        return dense.length == 0 ? sparse.getOrDefault(id, -1) : -1;
    }
}
