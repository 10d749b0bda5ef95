package io.lineflame.server.store.append;

import io.lineflame.db.SymbolStore;
import io.lineflame.db.Transaction;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.TreeMark;
import io.lineflame.server.store.trees.SymbolTables;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A symbol table that this server appends to, with its tree in memory.
 *
 * <p>Many threads add profiles, one commits. The tree runs ahead of the store: what it has beyond the last commit goes into the next chunk, together with the
 * blocks that need it. When a transaction fails nothing has to be taken back, since nodes that no stored block refers to do no harm. Where it is not known
 * what became of a transaction the table is {@link #doubt}ed: before it is used again it looks at what the database has, and if that is not what it thought,
 * it starts over as a new table that gets the whole tree as its first chunk. Nodes keep their numbers, so blocks that still wait stay right.
 */
final class OpenTable {

    final TableKey key;
    private final SymbolTables trees;
    private final StackTree tree = new StackTree();
    /** Shared by who adds profiles, alone for whoever needs to know exactly how far a chunk goes. */
    private final ReadWriteLock growing = new ReentrantReadWriteLock();

    private int users;
    private boolean retired;

    // What the committing thread alone changes.
    private TreeMark stored = TreeMark.EMPTY;
    private int chunks;
    private volatile long id = -1;
    private boolean doubted;

    private volatile long lastUsed = System.nanoTime();

    OpenTable(TableKey key, SymbolTables trees) {
        this.key = key;
        this.trees = trees;
    }

    /** Takes part in the table until {@link #release}; false when it is out of use and another has to be asked for. */
    synchronized boolean acquire() {
        if (retired) {
            return false;
        }
        users++;
        return true;
    }

    synchronized void release() {
        users--;
    }

    /** Takes the table out of use for whoever comes next. */
    synchronized void retire() {
        retired = true;
    }

    /** The same if nobody takes part in it. */
    synchronized boolean retireWhenIdle() {
        if (users > 0) {
            return false;
        }
        retired = true;
        return true;
    }

    synchronized boolean retired() {
        return retired;
    }

    synchronized boolean idle() {
        return users == 0;
    }

    /** Adds a profile to the tree, in parts by its sample labels, with its spans; nothing is stored yet. */
    StackTree.Parts add(PprofProfile profile, int[] groupOfLabelSet, int groups, int[] spanOfLabelSet) {
        growing.readLock().lock();
        try {
            return tree.add(profile, groupOfLabelSet, groups, spanOfLabelSet);
        } finally {
            growing.readLock().unlock();
        }
    }

    /**
     * What a transaction wrote of a table.
     *
     * @param id of the table in the database
     * @param mark how far the table reaches once the transaction is durable
     * @param chunk whether it got one
     */
    record Written(OpenTable table, long id, TreeMark mark, boolean chunk) {

        void committed() {
            table.committed(this);
        }
    }

    /** Stores what the tree has beyond the store, making the table first when it is new. May be rolled back: only {@link Written#committed} counts. */
    Written write(Transaction tx, SymbolStore symbols, UUID writer) {
        if (doubted && id >= 0 && !symbols.nextChunk(tx, id).equals(OptionalInt.of(chunks))) {
            startOver();
        }
        TreeMark mark;
        byte[] chunk;
        growing.writeLock().lock();
        try {
            mark = tree.mark();
            chunk = tree.chunkSince(stored);
        } finally {
            growing.writeLock().unlock();
        }
        long table = id >= 0 ? id : symbols.create(tx, key.tenant(), key.service(), key.epoch(), writer);
        if (chunk.length > 0) {
            symbols.append(tx, table, chunks, chunk);
        }
        return new Written(this, table, mark, chunk.length > 0);
    }

    private void startOver() {
        trees.forget(id);
        id = -1;
        chunks = 0;
        stored = TreeMark.EMPTY;
    }

    /** A transaction with it failed, and may have taken effect all the same. */
    void doubt() {
        doubted = true;
    }

    private void committed(Written written) {
        if (id != written.id) {
            trees.own(written.id, tree);
        }
        trees.used(written.id);
        id = written.id;
        stored = written.mark;
        chunks += written.chunk ? 1 : 0;
        doubted = false;
        lastUsed = System.nanoTime();
    }

    int nodes() {
        return tree.nodeCount();
    }

    /** Its number in the database; empty when nothing of it was ever stored. */
    OptionalLong id() {
        return id < 0 ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** Bytes of memory. */
    long bytes() {
        return tree.bytes();
    }

    /** By {@link System#nanoTime}; for finding the one that waited longest. */
    long lastUsed() {
        return lastUsed;
    }

    /** It is closed in the database. */
    void closed() {
        id().ifPresent(trees::left);
    }
}
