package io.lineflame.server.store.append;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.db.Database;
import io.lineflame.db.DatabaseException;
import io.lineflame.db.ProfileStore;
import io.lineflame.db.SeriesKey;
import io.lineflame.db.SeriesStore;
import io.lineflame.db.SymbolStore;
import io.lineflame.db.TenantStore;
import io.lineflame.db.WriterStore;
import io.lineflame.profile.stacks.ProfileBlock;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.profiles.NewProfile;
import io.lineflame.server.profiles.ProfileAppender;
import io.lineflame.server.store.trees.SymbolTables;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores profiles in groups: the threads of the requests turn them into numbers side by side, one thread commits what came meanwhile (docs/adr/0111). When
 * {@link #append} returns they are durable, all of them.
 */
@Singleton
public final class GroupAppender implements ProfileAppender, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupAppender.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    /** The committing thread answers far earlier; this is for when it is gone. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

    private static final int REMEMBERED_TENANTS = 10_000;

    private final Database database;
    private final TenantStore tenants;
    private final SymbolStore symbols;
    private final ProfileStore profiles;
    private final SeriesIds series;
    private final WriterStore writers;
    private final SymbolTables trees;
    private final Clock clock;
    private final OpenTables tables;
    private final CommitQueue queue =
            new CommitQueue(CommitQueue.Limits.ofHeap(Runtime.getRuntime().maxMemory()));
    private final Cache<String, Integer> tenantIds =
            Caffeine.newBuilder().maximumSize(REMEMBERED_TENANTS).build();
    private final AppendMetrics metrics;
    private final UUID writer = UUID.randomUUID();
    private @Nullable Thread committing;

    @Inject
    GroupAppender(
            Database database,
            TenantStore tenants,
            SeriesStore series,
            SymbolStore symbols,
            ProfileStore profiles,
            WriterStore writers,
            SymbolTables trees,
            MeterRegistry registry,
            Clock clock) {
        this.database = database;
        this.tenants = tenants;
        this.symbols = symbols;
        this.profiles = profiles;
        this.series = new SeriesIds(series);
        this.writers = writers;
        this.trees = trees;
        this.clock = clock;
        this.tables = new OpenTables(OpenTables.Limits.DEFAULT, trees);
        this.metrics = new AppendMetrics(registry, queue, tables, trees);
    }

    @Override
    public Appended append(Tenant tenant, List<NewProfile> added) {
        if (added.isEmpty()) {
            return Appended.PLAIN;
        }
        try {
            start();
            queue.takePlace(added.size());
            Push push = push(tenant, added);
            queue.add(push);
            await(push);
            return Appended.PLAIN;
        } catch (ProblemException e) {
            metrics.refused(e.type().slug());
            throw e;
        }
    }

    private Push push(Tenant tenant, List<NewProfile> added) {
        List<QueuedProfile> queued = new ArrayList<>();
        try {
            int tenantId = tenantId(tenant);
            profiles.prepare(tenantId, added.stream().map(NewProfile::time).toList());
            for (NewProfile profile : added) {
                queued.add(queued(tenantId, profile));
            }
            return Push.of(queued);
        } catch (RuntimeException | Error e) {
            queued.forEach(profile -> profile.table().release());
            queue.giveUp(added.size());
            throw e;
        }
    }

    private int tenantId(Tenant tenant) {
        Integer known = tenantIds.getIfPresent(tenant.id());
        if (known != null) {
            return known;
        }
        int id = tenants.idOf(tenant.id());
        tenantIds.put(tenant.id(), id);
        return id;
    }

    private QueuedProfile queued(int tenant, NewProfile profile) {
        long seriesId = series.idOf(new SeriesKey(tenant, profile.service(), profile.labels(), profile.profileTypes()));
        LocalDate day = LocalDate.ofInstant(profile.time(), ZoneOffset.UTC);
        OpenTable table = tables.acquire(new TableKey(tenant, profile.service(), day));
        try {
            ProfileBlock block = table.add(
                            profile.profile(), new int[profile.profile().labelSetCount()], 1)
                    .get(0);
            return new QueuedProfile(
                    table, profile.time(), profile.duration(), profile.digest(), List.of(part(seriesId, block)));
        } catch (RuntimeException | Error e) {
            table.release();
            tables.remove(table); // it may have been left in the middle of something
            throw e;
        }
    }

    private static QueuedProfile.Part part(long seriesId, ProfileBlock block) {
        long[] totals =
                IntStream.range(0, block.valueTypes()).mapToLong(block::total).toArray();
        return new QueuedProfile.Part(seriesId, totals, block.encode());
    }

    private static void await(Push push) {
        try {
            push.outcome().get(ANSWER_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            LOG.debug("A push failed", e.getCause());
            throw unavailable();
        } catch (TimeoutException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(
                ProblemType.UNAVAILABLE, "The profiles could not be stored just now; push them again later.");
    }

    private synchronized void start() {
        if (committing == null) {
            BatchWriter batches = new BatchWriter(database, symbols, profiles, writers, writer);
            Upkeep upkeep = new Upkeep(queue, tables, trees, database, symbols, writers, writer, clock);
            Thread thread = new Thread(new Committer(queue, batches, metrics, upkeep), "commit");
            thread.setDaemon(true);
            thread.start();
            committing = thread;
        }
    }

    /** Stores what waits, takes nothing new, and closes its tables in the database. */
    @Override
    public void close() {
        queue.close();
        Thread thread = committing();
        if (thread == null) {
            return;
        }
        try {
            thread.join(STOP_TIMEOUT.toMillis());
            writers.leave(writer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DatabaseException e) {
            LOG.warn("The symbol tables of this server stay open for two minutes: {}", e.getMessage());
        }
    }

    private synchronized @Nullable Thread committing() {
        return committing;
    }
}
