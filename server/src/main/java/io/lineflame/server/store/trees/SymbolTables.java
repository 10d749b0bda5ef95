package io.lineflame.server.store.trees;

import io.lineflame.db.SymbolNews;
import io.lineflame.db.SymbolStore;
import io.lineflame.profile.stacks.CorruptDataException;
import io.lineflame.profile.stacks.StackTree;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All stack trees in memory (docs/adr/0112). A tree that this server appends to is here too, so that who reads it reads the writer's own; the others are
 * rebuilt from their chunks. Together they stay within a budget: what only speeds up growing goes first, then trees that nobody read for the longest time.
 * Safe for many threads.
 */
@Singleton
public final class SymbolTables {

    private static final long WEIGHING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Source source;
    private final long budget;
    private final ConcurrentHashMap<Long, Table> tables = new ConcurrentHashMap<>();
    private final ReentrantLock makingRoom = new ReentrantLock();
    private final AtomicLong weighed = new AtomicLong(System.nanoTime() - WEIGHING_NANOS);
    private final AtomicLong bytes = new AtomicLong();

    /** Where the chunks of a table come from. */
    @FunctionalInterface
    public interface Source {
        SymbolNews news(long tableId, int fromNumber);
    }

    @Inject
    SymbolTables(SymbolStore store) {
        this(store::news, Runtime.getRuntime().maxMemory() / 5 * 2);
    }

    /** {@code budget} in bytes. */
    public SymbolTables(Source source, long budget) {
        this.source = source;
        this.budget = budget;
    }

    /**
     * The tree with everything that is in the store by now. Called after a block was read it holds all nodes of that block: the
     * chunk a block needs is stored in the same transaction or before.
     */
    public StackTree upToDate(long id) {
        Table table = tables.computeIfAbsent(id, key -> new Table(new StackTree(), false));
        table.lastUsed = System.nanoTime();
        try {
            if (table.refresh(source, id)) {
                makeRoom();
            }
        } catch (CorruptDataException e) {
            tables.remove(id, table);
            throw e;
        }
        return table.tree;
    }

    /** This server appends to the table, by this tree: it is always up to date, and stays until it is {@link #left}. */
    public void own(long id, StackTree tree) {
        tables.put(id, new Table(tree, true));
    }

    /** Somebody appended to it. */
    public void used(long id) {
        Table table = tables.get(id);
        if (table != null) {
            table.lastUsed = System.nanoTime();
        }
    }

    /** Nobody appends to the table any more: it is closed. Whoever reads it finds the tree as long as there is room. */
    public void left(long id) {
        Table table = tables.get(id);
        if (table != null && table.own) {
            table.tree.freeze();
            Table complete = new Table(table.tree, false);
            complete.complete = true;
            tables.replace(id, table, complete);
        }
    }

    /** The table is no longer what the tree says: it is read anew when somebody asks. */
    public void forget(long id) {
        tables.remove(id);
    }

    /** Of all trees, as weighed last: about a second ago while profiles come in. */
    public long bytes() {
        return bytes.get();
    }

    /** What is beyond the budget and cannot be given up, since it is appended to; 0 when all is well. */
    public long excess() {
        return Math.max(0, bytes.get() - budget);
    }

    /** Whether even so there is far more than the budget. */
    public boolean overfull() {
        return bytes.get() > budget + budget / 2;
    }

    /** Weighs the trees and gives up what is beyond the budget, unless that was done within the last second. */
    public void makeRoomNowAndThen() {
        long last = weighed.get();
        if (System.nanoTime() - last >= WEIGHING_NANOS && weighed.compareAndSet(last, System.nanoTime())) {
            makeRoom();
        }
    }

    private void makeRoom() {
        makingRoom.lock();
        try {
            record Use(Table table, long at) {} // it may be used while we sort
            List<Table> byUse = tables.values().stream()
                    .map(table -> new Use(table, table.lastUsed))
                    .sorted(Comparator.comparingLong(Use::at))
                    .map(Use::table)
                    .toList();
            bytes.set(byUse.stream().mapToLong(Table::weigh).sum());
            give(byUse, table -> table.own, table -> table.tree.dropMemo());
            give(byUse, table -> !table.own, tables.values()::remove);
            give(byUse, table -> table.own, table -> table.tree.freeze());
        } finally {
            makingRoom.unlock();
        }
    }

    /** From the one that was not used for the longest time on, until the rest fits. */
    private void give(List<Table> byUse, Predicate<Table> which, Consumer<Table> giving) {
        for (Table table : byUse) {
            if (bytes.get() <= budget) {
                return;
            }
            if (which.test(table)) {
                long before = table.weight;
                giving.accept(table);
                bytes.addAndGet((table.own ? table.weigh() : 0) - before);
            }
        }
    }

    private static final class Table {

        private final StackTree tree;
        private final boolean own;
        private final ReentrantLock refreshing =
                new ReentrantLock(); // not synchronized: I/O would pin a virtual thread
        private int nextChunk;
        private volatile boolean complete;
        private volatile long lastUsed = System.nanoTime();
        private volatile long weight;

        Table(StackTree tree, boolean own) {
            this.tree = tree;
            this.own = own;
        }

        /** Whether it grew. */
        boolean refresh(Source source, long id) {
            if (own || complete) {
                return false;
            }
            refreshing.lock();
            try {
                SymbolNews news = source.news(id, nextChunk);
                for (byte[] chunk : news.chunks()) {
                    tree.append(chunk);
                    nextChunk++;
                }
                if (news.complete() && !complete) {
                    tree.freeze();
                    complete = true;
                }
                return !news.chunks().isEmpty();
            } finally {
                refreshing.unlock();
            }
        }

        long weigh() {
            weight = tree.bytes();
            return weight;
        }
    }
}
