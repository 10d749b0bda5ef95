package io.lineflame.server.store.append;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The symbol tables this server appends to, each with its tree in memory: at most so many, of at most so many bytes together. What was used longest ago
 * goes first; a service that comes back gets a new table. Safe for many threads.
 */
final class OpenTables {

    private final Limits limits;
    private final ConcurrentHashMap<TableKey, OpenTable> tables = new ConcurrentHashMap<>();
    private final Queue<OpenTable> leaving = new ConcurrentLinkedQueue<>();

    /**
     * When tables are closed.
     *
     * @param nodes per table: a tree beyond that is replaced by an empty one
     */
    record Limits(int tables, long bytes, int nodes) {

        /** A quarter of the heap, and trees that a query still resolves in milliseconds. */
        static Limits ofHeap(long heapBytes) {
            return new Limits(512, heapBytes / 4, 1_000_000);
        }
    }

    OpenTables(Limits limits) {
        this.limits = limits;
    }

    /** The table of the key, a new one where there is none; to be {@link OpenTable#release}d. */
    OpenTable acquire(TableKey key) {
        while (true) {
            OpenTable table = tables.computeIfAbsent(key, OpenTable::new);
            if (table.acquire()) {
                return table;
            }
            tables.remove(key, table);
        }
    }

    /** Takes out of use what is over the limits, but for tables that somebody takes part in; those that are full go at once. */
    void evict() {
        for (OpenTable table : tables.values()) {
            if (table.nodes() >= limits.nodes) {
                remove(table);
            }
        }
        while (tables.size() > limits.tables || bytes() > limits.bytes) {
            Optional<OpenTable> idle = tables.values().stream()
                    .sorted(Comparator.comparingLong(OpenTable::lastUsed))
                    .filter(OpenTable::retireWhenIdle)
                    .findFirst();
            if (idle.isEmpty()) {
                break;
            }
            remove(idle.get());
        }
    }

    /** Takes the table out of use; what waits in it is still stored. */
    void remove(OpenTable table) {
        table.retire();
        if (tables.remove(table.key, table)) {
            leaving.add(table);
        }
    }

    /** Takes the tables that are out of use and that nothing waits in: they can be closed in the database. Each is given once. */
    List<OpenTable> left() {
        List<OpenTable> left = new ArrayList<>();
        leaving.removeIf(table -> table.idle() && left.add(table));
        return left;
    }

    int size() {
        return tables.size();
    }

    long bytes() {
        return tables.values().stream().mapToLong(OpenTable::weight).sum();
    }
}
