package io.lineflame.server.ingest;

import io.lineflame.db.BlockStore;
import io.lineflame.db.Cancellation;
import io.lineflame.db.Database;
import io.lineflame.db.SeriesFilter;
import io.lineflame.db.SeriesRow;
import io.lineflame.db.SeriesStore;
import io.lineflame.db.SymbolStore;
import io.lineflame.db.TenantStore;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the database holds after a push, read the way a query does: symbols replayed, blocks resolved against them. */
final class Stored {

    private final Database database;
    private final Instant from;
    private final Instant until;

    Stored(Database database, Instant around) {
        this.database = database;
        this.from = around.minus(Duration.ofDays(40));
        this.until = around.plus(Duration.ofDays(1));
    }

    /** In the order of their ids; none when the tenant is unknown. */
    List<SeriesRow> series(String tenant) {
        return new TenantStore(database)
                .find(tenant)
                .map(id -> new SeriesStore(database).find(SeriesFilter.all(id, from, until)))
                .orElse(List.of());
    }

    /** Every value that was stored, of one column of one series, by way of the nodes it belongs to. */
    long total(SeriesRow series, int column) {
        Map<Long, Weights> weights = new HashMap<>();
        for (Block block : blocks(series)) {
            weights.computeIfAbsent(block.table, table -> new Weights(replayed(table)))
                    .add(block.body, column);
        }
        return weights.values().stream().mapToLong(Weights::total).sum();
    }

    List<Instant> times(SeriesRow series) {
        return blocks(series).stream().map(Block::time).sorted().toList();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(long table, Instant time, byte[] body) {}

    private List<Block> blocks(SeriesRow series) {
        List<Block> blocks = new ArrayList<>();
        new BlockStore(database)
                .blocks(
                        tenantOf(series),
                        List.of(series.id()),
                        from,
                        until,
                        new Cancellation(),
                        (id, table, time, body) -> blocks.add(new Block(table, time, body)));
        return blocks;
    }

    private int tenantOf(SeriesRow series) {
        TenantStore tenants = new TenantStore(database);
        return tenants.names().stream()
                .filter(name -> series(name).stream().anyMatch(row -> row.id() == series.id()))
                .findFirst()
                .flatMap(tenants::find)
                .orElseThrow();
    }

    private StackTree replayed(long table) {
        StackTree tree = new StackTree();
        new SymbolStore(database).news(table, 0).chunks().forEach(tree::append);
        return tree;
    }
}
