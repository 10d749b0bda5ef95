package io.lineflame.server.store.append;

import io.lineflame.db.Database;
import io.lineflame.db.DatabaseException;
import io.lineflame.db.SymbolStore;
import io.lineflame.db.WriterStore;
import io.lineflame.server.store.trees.SymbolTables;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done between commits now and then: keep the trees within their memory, close tables that are out of use, say that this server is there. For one thread. */
final class Upkeep implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final CommitQueue queue;
    private final OpenTables tables;
    private final SymbolTables trees;
    private final Database database;
    private final SymbolStore symbols;
    private final WriterStore writers;
    private final UUID writer;
    private final Clock clock;
    private long ran = System.nanoTime();
    private long beat = System.nanoTime();

    Upkeep(
            CommitQueue queue,
            OpenTables tables,
            SymbolTables trees,
            Database database,
            SymbolStore symbols,
            WriterStore writers,
            UUID writer,
            Clock clock) {
        this.queue = queue;
        this.tables = tables;
        this.trees = trees;
        this.database = database;
        this.symbols = symbols;
        this.writers = writers;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (System.nanoTime() - ran < EVERY.toNanos()) {
            return;
        }
        ran = System.nanoTime();
        trees.makeRoomNowAndThen();
        tables.evict(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        queue.memoryFull(trees.overfull());
        close(tables.left());
        if (System.nanoTime() - beat >= BEAT.toNanos()) {
            beat = System.nanoTime();
            inTransaction(tx -> writers.beat(tx, writer));
        }
    }

    /** What fails stays open in the database until this server stops or is known to be gone, which hurts nobody. */
    private void close(List<OpenTable> left) {
        if (left.isEmpty()) {
            return;
        }
        try {
            inTransaction(tx -> left.forEach(table -> table.id().ifPresent(id -> symbols.close(tx, id))));
        } catch (DatabaseException e) {
            LOG.warn("{} symbol tables could not be closed: {}", left.size(), e.getMessage());
        }
        left.forEach(OpenTable::closed);
    }

    /** Whoever waited here for a database that answers nothing would hold up all pushes. */
    private void inTransaction(Database.Action action) {
        database.inTransaction(BatchWriter.ANSWER, tx -> {
            action.run(tx);
            return true;
        });
    }
}
