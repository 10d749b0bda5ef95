package io.lineflame.server.store.append;

import io.lineflame.server.store.trees.SymbolTables;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The symbol tables this server appends to, each with its tree in memory. When there are too many of them, or the trees in memory leave no room, what was
 * used longest ago goes; a service that comes back gets a new table. Safe for many threads.
 */
final class OpenTables {

    /** A day that is over still gets late profiles for a while. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final Limits limits;
    private final SymbolTables trees;
    private final ConcurrentHashMap<TableKey, OpenTable> tables = new ConcurrentHashMap<>();
    private final Queue<OpenTable> leaving = new ConcurrentLinkedQueue<>();

    /**
     * When tables are closed, beside for want of memory.
     *
     * @param nodes per table: a tree beyond that is replaced by an empty one
     */
    record Limits(int tables, int nodes) {

        /** Trees that a query still resolves in milliseconds. */
        static final Limits DEFAULT = new Limits(1024, 1_000_000);
    }

    OpenTables(Limits limits, SymbolTables trees) {
        this.limits = limits;
        this.trees = trees;
    }

    /** The table of the key, a new one where there is none; to be {@link OpenTable#release}d. */
    OpenTable acquire(TableKey key) {
        while (true) {
            OpenTable table = tables.computeIfAbsent(key, made -> new OpenTable(made, trees));
            if (table.acquire()) {
                return table;
            }
            remove(table); // who retired it may not have come to that yet
        }
    }

    /** Takes out of use what is over the limits or was for a day that is over, but for tables that somebody takes part in; those that are full go at once. */
    void evict(LocalDate today) {
        for (OpenTable table : tables.values()) {
            if (table.nodes() >= limits.nodes) {
                remove(table);
            } else if (table.key.epoch().isBefore(today) && idleFor(table, LATE) && table.retireWhenIdle()) {
                remove(table);
            }
        }
        long excess = trees.excess();
        Iterator<OpenTable> byUse = byUse();
        while ((tables.size() > limits.tables || excess > 0) && byUse.hasNext()) {
            OpenTable table = byUse.next();
            if (table.retireWhenIdle()) {
                excess -= table.bytes();
                remove(table);
            }
        }
    }

    private Iterator<OpenTable> byUse() {
        record Use(OpenTable table, long at) {} // it may be used while we sort
        return tables.values().stream()
                .map(table -> new Use(table, table.lastUsed()))
                .sorted(Comparator.comparingLong(Use::at))
                .map(Use::table)
                .iterator();
    }

    private static boolean idleFor(OpenTable table, Duration duration) {
        return System.nanoTime() - table.lastUsed() > duration.toNanos();
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
}
