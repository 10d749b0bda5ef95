package io.lineflame.server.store.select;

import io.lineflame.db.BlockStore;
import io.lineflame.db.Cancellation;
import io.lineflame.db.DatabaseException;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.store.trees.SymbolTables;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Adds blocks up beside the thread that reads them: three at work on one selection, with PostgreSQL itself.
 *
 * <pre>
 * reader   blocks ─► batch ─► batch ─► ...          takes a permit for each batch, so that few wait
 * loaders  symbol tables, several at once
 * adder              (all loaded) ─► add ─► add     one after the other, each gives its permit back
 * </pre>
 *
 * Batches are added in a chain, so weights are changed by one thread at a time. What fails in the chain ends the reading at the next block.
 */
final class Summing implements BlockStore.SumConsumer, AutoCloseable {

    private static final int BATCHES_WAITING = 32;

    private final AskedSeries asked;
    private final SymbolTables symbolTables;
    private final SummingThreads threads;
    private final SelectionRoom.Place place;
    private final Cancellation cancellation;
    private final Map<Long, StackTree> trees = new ConcurrentHashMap<>();
    /** Trees for whose first weights there is room already. */
    private final Set<Long> reserved = ConcurrentHashMap.newKeySet();

    private volatile boolean full;
    private final Semaphore permits = new Semaphore(BATCHES_WAITING);
    private CompletableFuture<?> chain = CompletableFuture.completedFuture(true);
    private BlockBatch batch = new BlockBatch();

    Summing(
            AskedSeries asked,
            SymbolTables symbolTables,
            SummingThreads threads,
            SelectionRoom.Place place,
            Cancellation cancellation) {
        this.asked = asked;
        this.symbolTables = symbolTables;
        this.threads = threads;
        this.place = place;
        this.cancellation = cancellation;
    }

    @Override
    public void tables(Set<Long> ids) {
        chain = CompletableFuture.allOf(ids.stream()
                .map(id -> CompletableFuture.runAsync(() -> load(id), threads.loading()))
                .toArray(CompletableFuture<?>[]::new));
    }

    @Override
    public void block(int group, long table, long profiles, byte[] bytes, int offset, int length) {
        batch.add(group, table, profiles, bytes, offset, length);
        if (batch.isFull()) {
            hand(batch);
            batch = new BlockBatch();
        }
    }

    /**
     * Returns when everything is added.
     *
     * @throws DatabaseException of kind CANCELLED when somebody cancelled meanwhile: what was left out then must not look like an answer
     */
    void finish() {
        try {
            chain.join();
        } catch (CompletionException e) {
            throw unwrapped(e);
        }
        add(batch); // the last, and the only one of most: not worth another thread
        cancellation.throwIfCancelled();
    }

    /** Waits for what is under way, so that nothing changes any more. */
    @Override
    public void close() {
        chain.exceptionally(e -> null).join();
    }

    /** Takes room for each tree as it comes: a month of many services must not be in memory before it turns out to be too much. */
    private void load(long id) {
        if (cancellation.cancelled() || full) {
            return;
        }
        StackTree tree = symbolTables.upToDate(id);
        try {
            place.reserveNodes(tree.nodeCount());
        } catch (ProblemException e) {
            full = true;
            throw e;
        }
        trees.put(id, tree);
        reserved.add(id);
    }

    private void hand(BlockBatch filled) {
        permits.acquireUninterruptibly();
        if (chain.isCompletedExceptionally()) {
            finish();
        }
        chain = chain.thenRunAsync(() -> add(filled), threads.adding()).whenComplete((done, e) -> permits.release());
    }

    private void add(BlockBatch some) {
        if (!cancellation.cancelled()) {
            some.addTo(asked, this::tree);
        }
    }

    private StackTree tree(long id) {
        StackTree tree = Objects.requireNonNull(trees.get(id), "a block of a table that was not announced");
        if (!reserved.remove(id)) { // another version
            place.reserveNodes(tree.nodeCount());
        }
        return tree;
    }

    private static RuntimeException unwrapped(CompletionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : e;
    }
}
