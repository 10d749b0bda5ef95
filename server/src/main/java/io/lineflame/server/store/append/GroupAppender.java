package io.lineflame.server.store.append;

import io.lineflame.db.Database;
import io.lineflame.db.DatabaseException;
import io.lineflame.db.ProfileRow;
import io.lineflame.db.ProfileStore;
import io.lineflame.db.SeriesKey;
import io.lineflame.db.SeriesStore;
import io.lineflame.db.SymbolStore;
import io.lineflame.db.TenantStore;
import io.lineflame.profile.stacks.ProfileBlock;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.profiles.NewProfile;
import io.lineflame.server.profiles.ProfileAppender;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores profiles: when {@link #append} returns they are durable, all of them; when it throws, none of them is.
 *
 * <p>Pushes of different services run side by side; those of one service wait for each other, from interning to commit.
 */
@Singleton
public final class GroupAppender implements ProfileAppender {

    private static final Logger LOG = LoggerFactory.getLogger(GroupAppender.class);

    private final Database database;
    private final TenantStore tenants;
    private final SymbolStore symbols;
    private final ProfileStore profiles;
    private final SeriesIds series;
    private final OpenTables tables =
            new OpenTables(OpenTables.Limits.ofHeap(Runtime.getRuntime().maxMemory()));
    private final UUID writer = UUID.randomUUID();
    private final AtomicLong uses = new AtomicLong();

    @Inject
    GroupAppender(
            Database database, TenantStore tenants, SeriesStore series, SymbolStore symbols, ProfileStore profiles) {
        this.database = database;
        this.tenants = tenants;
        this.symbols = symbols;
        this.profiles = profiles;
        this.series = new SeriesIds(series);
    }

    @Override
    public Appended append(Tenant tenant, List<NewProfile> added) {
        if (added.isEmpty()) {
            return Appended.PLAIN;
        }
        int tenantId = tenants.idOf(tenant.id());
        List<Pending> pending =
                added.stream().map(profile -> pending(tenantId, profile)).toList();
        profiles.prepare(tenantId, pending.stream().map(p -> p.profile.time()).toList());
        List<OpenTable> locked = tables.lock(pending.stream().map(p -> p.key).toList());
        try {
            store(pending, locked);
        } catch (RuntimeException | Error e) {
            tables.discard(locked);
            throw e;
        } finally {
            tables.unlock(locked);
        }
        closeEvicted();
        return Appended.PLAIN;
    }

    /** Tables held in memory, for the metrics. */
    public int openTables() {
        return tables.size();
    }

    /** Bytes of all trees held in memory, for the metrics. */
    public long openBytes() {
        return tables.bytes();
    }

    /** Where a profile belongs. */
    private record Pending(TableKey key, long seriesId, long digest, NewProfile profile) {}

    private Pending pending(int tenant, NewProfile profile) {
        SeriesKey key = new SeriesKey(tenant, profile.service(), profile.labels(), profile.profileTypes());
        LocalDate day = LocalDate.ofInstant(profile.time(), ZoneOffset.UTC);
        return new Pending(
                new TableKey(tenant, profile.service(), day),
                series.idOf(key),
                ThreadLocalRandom.current().nextLong(),
                profile);
    }

    private void store(List<Pending> pending, List<OpenTable> locked) {
        Map<TableKey, OpenTable> byKey = new HashMap<>();
        locked.forEach(table -> byKey.put(table.key, table));
        List<ProfileBlock> blocks = new ArrayList<>();
        for (Pending one : pending) {
            blocks.add(openTable(byKey, one).intern(one.profile.profile()));
        }
        Map<TableKey, Long> written = commit(pending, locked, blocks);
        locked.forEach(table -> table.committed(written.getOrDefault(table.key, -1L), uses.incrementAndGet()));
    }

    /** Once more when the day's partition vanished meanwhile: retention may drop it between prepare and append. */
    private Map<TableKey, Long> commit(List<Pending> pending, List<OpenTable> locked, List<ProfileBlock> blocks) {
        try {
            return commitOnce(pending, locked, blocks);
        } catch (DatabaseException e) {
            if (e.kind() != DatabaseException.Kind.CONFLICT) {
                throw e;
            }
            LOG.info("Repeating a transaction that met another: {}", e.getMessage());
            profiles.prepare(
                    pending.get(0).key.tenant(),
                    pending.stream().map(p -> p.profile.time()).toList());
            return commitOnce(pending, locked, blocks);
        }
    }

    private Map<TableKey, Long> commitOnce(List<Pending> pending, List<OpenTable> locked, List<ProfileBlock> blocks) {
        return database.inTransaction(tx -> {
            Map<TableKey, Long> ids = new HashMap<>();
            for (OpenTable table : locked) {
                ids.put(table.key, table.write(tx, symbols, writer));
            }
            List<ProfileRow> rows = new ArrayList<>();
            for (int i = 0; i < pending.size(); i++) {
                Pending one = pending.get(i);
                rows.add(row(one, ids.getOrDefault(one.key, -1L), blocks.get(i)));
            }
            profiles.append(tx, rows);
            return ids;
        });
    }

    private static ProfileRow row(Pending one, long table, ProfileBlock block) {
        int types = block.valueTypes();
        Instant time = one.profile.time();
        return new ProfileRow(
                one.key.tenant(),
                time,
                one.profile.duration().toNanos(),
                one.seriesId,
                table,
                one.digest,
                IntStream.range(0, types).mapToLong(block::total).toArray(),
                block.encode());
    }

    private static OpenTable openTable(Map<TableKey, OpenTable> byKey, Pending one) {
        OpenTable table = byKey.get(one.key);
        if (table == null) {
            throw new IllegalStateException("the table of " + one.key + " was not locked");
        }
        return table;
    }

    /** The push is stored by now, so a failure here is for the log alone: the table stays open in the database, which hurts nobody. */
    private void closeEvicted() {
        for (OpenTable table : tables.evict()) {
            try {
                table.id().ifPresent(id -> database.useTransaction(tx -> symbols.close(tx, id)));
            } catch (DatabaseException e) {
                LOG.warn("A symbol table could not be closed: {}", e.getMessage());
            }
        }
    }
}
