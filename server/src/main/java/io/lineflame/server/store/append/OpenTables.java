package io.lineflame.server.store.append;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The symbol tables this server appends to, each with its tree in memory: at most so many, of at most so many bytes together. What was used longest ago
 * goes first; a service that comes back gets a new table.
 */
final class OpenTables {

    private final Limits limits;
    private final ConcurrentHashMap<TableKey, OpenTable> tables = new ConcurrentHashMap<>();

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

    /** Locks the tables of these keys, in one order for all callers. To be given back with {@link #unlock}. */
    List<OpenTable> lock(Collection<TableKey> keys) {
        List<OpenTable> locked = new ArrayList<>();
        for (TableKey key : new TreeSet<>(keys)) {
            locked.add(lock(key));
        }
        return locked;
    }

    void unlock(List<OpenTable> locked) {
        locked.forEach(table -> table.lock().unlock());
    }

    /** Forgets tables whose tree ran ahead of the store. The caller holds their locks. */
    void discard(List<OpenTable> locked) {
        locked.forEach(this::remove);
    }

    /** Takes out of use what is over the limits, and gives it for closing in the database. Never waits for a table in use. */
    List<OpenTable> evict() {
        List<OpenTable> evicted = new ArrayList<>();
        for (OpenTable table : tables.values()) {
            if (table.weight() > 0 && table.nodes() >= limits.nodes) {
                tryRemove(table).ifPresent(evicted::add);
            }
        }
        while (tables.size() > limits.tables || bytes() > limits.bytes) {
            Optional<OpenTable> removed = tables.values().stream()
                    .sorted(Comparator.comparingLong(OpenTable::lastUsed))
                    .flatMap(table -> tryRemove(table).stream())
                    .findFirst();
            if (removed.isEmpty()) {
                break;
            }
            evicted.add(removed.get());
        }
        return evicted;
    }

    int size() {
        return tables.size();
    }

    long bytes() {
        return tables.values().stream().mapToLong(OpenTable::weight).sum();
    }

    @SuppressWarnings("LockNotBeforeTry") // given to the caller, who releases it by unlock
    private OpenTable lock(TableKey key) {
        while (true) {
            OpenTable table = tables.computeIfAbsent(key, OpenTable::new);
            table.lock().lock();
            if (!table.retired()) {
                return table;
            }
            table.lock().unlock();
        }
    }

    private Optional<OpenTable> tryRemove(OpenTable table) {
        if (!table.lock().tryLock()) {
            return Optional.empty();
        }
        try {
            if (table.retired()) {
                return Optional.empty();
            }
            remove(table);
            return Optional.of(table);
        } finally {
            table.lock().unlock();
        }
    }

    private void remove(OpenTable table) {
        table.retire();
        tables.remove(table.key, table);
    }
}
