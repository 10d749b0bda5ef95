package io.lineflame.server.store.trees;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.db.SymbolStore;
import io.lineflame.profile.stacks.CorruptDataException;
import io.lineflame.profile.stacks.StackTree;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The stack trees that blocks refer to, rebuilt from their chunks and kept as long as there is room. A tree that is kept is only
 * ever continued: a query that finds newer chunks appends them. Safe for many threads.
 */
@Singleton
public final class SymbolTables {

    /** Weights are ints, so they count in units of a kibibyte. */
    private static final int UNIT = 1024;

    private final SymbolStore store;
    private final Cache<Long, Table> tables;

    @Inject
    SymbolTables(SymbolStore store) {
        this.store = store;
        this.tables = Caffeine.newBuilder()
                .maximumWeight(Runtime.getRuntime().maxMemory() / 4 / UNIT)
                .weigher((Long id, Table table) -> table.weight())
                .build();
    }

    /**
     * The tree with everything that is in the store by now. Called after a block was read it holds all nodes of that block: the
     * chunk a block needs is stored in the same transaction or before.
     */
    public StackTree upToDate(long id) {
        Table table = tables.get(id, key -> new Table());
        int weight = table.weight();
        try {
            table.refresh(store, id);
        } catch (CorruptDataException e) {
            tables.invalidate(id);
            throw e;
        }
        if (table.weight() != weight) {
            tables.put(id, table); // weighed only when put
        }
        return table.tree;
    }

    private static final class Table {

        private final StackTree tree = new StackTree();
        private final ReentrantLock refreshing =
                new ReentrantLock(); // not synchronized: I/O would pin a virtual thread
        private int nextChunk;

        void refresh(SymbolStore store, long id) {
            refreshing.lock();
            try {
                for (byte[] chunk : store.chunks(id, nextChunk)) {
                    tree.append(chunk);
                    nextChunk++;
                }
            } finally {
                refreshing.unlock();
            }
        }

        int weight() {
            return (int) Math.min(Integer.MAX_VALUE, 1 + tree.bytes() / UNIT);
        }
    }
}
