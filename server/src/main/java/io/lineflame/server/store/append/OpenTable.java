package io.lineflame.server.store.append;

import io.lineflame.db.SymbolStore;
import io.lineflame.db.Transaction;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.stacks.ProfileBlock;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.TreeMark;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A symbol table that this server appends to, with its tree in memory. All methods but {@link #lock} and {@link #weight} need the lock.
 *
 * <p>The tree may run ahead of the store only while the lock is held: what was interned is either stored ({@link #committed}) or the table is thrown away
 * ({@link #retire}), so a block never refers to a node that is not in the database.
 */
final class OpenTable {

    final TableKey key;
    private final ReentrantLock lock = new ReentrantLock();
    private final StackTree tree = new StackTree();
    private TreeMark stored = TreeMark.EMPTY;
    private int chunks;
    private long id = -1;
    private boolean retired;
    private volatile long weight;
    private volatile long lastUsed;

    OpenTable(TableKey key) {
        this.key = key;
    }

    ReentrantLock lock() {
        return lock;
    }

    /** Adds a profile to the tree; nothing is stored yet. */
    ProfileBlock intern(PprofProfile profile) {
        return tree.add(profile);
    }

    /** Stores what the tree has beyond the store, making the table first when it is new, and gives the table's id. Repeatable after a rollback. */
    long write(Transaction tx, SymbolStore symbols, UUID writer) {
        long table = id >= 0 ? id : symbols.create(tx, key.tenant(), key.service(), key.epoch(), writer);
        byte[] chunk = tree.chunkSince(stored);
        if (chunk.length > 0) {
            symbols.append(tx, table, chunks, chunk);
        }
        return table;
    }

    /** The transaction that {@link #write} was part of is durable. */
    void committed(long table, long now) {
        TreeMark mark = tree.mark();
        if (!mark.equals(stored)) {
            chunks++;
        }
        id = table;
        stored = mark;
        weight = tree.bytes();
        lastUsed = now;
    }

    /** Takes the table out of use; whoever waits for its lock looks for another. */
    void retire() {
        retired = true;
    }

    boolean retired() {
        return retired;
    }

    int nodes() {
        return tree.nodeCount();
    }

    /** Its number in the database; empty when nothing of it was ever stored. */
    OptionalLong id() {
        return id < 0 ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** Bytes of memory as of the last commit. */
    long weight() {
        return weight;
    }

    /** Grows with each use; for finding the one that waited longest. */
    long lastUsed() {
        return lastUsed;
    }
}
