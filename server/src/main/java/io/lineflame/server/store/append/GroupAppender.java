package io.lineflame.server.store.append;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.db.Database;
import io.lineflame.db.DatabaseException;
import io.lineflame.db.ProfileRow;
import io.lineflame.db.ProfileStore;
import io.lineflame.db.SeriesKey;
import io.lineflame.db.SeriesStore;
import io.lineflame.db.SpanStore;
import io.lineflame.db.SymbolStore;
import io.lineflame.db.TenantStore;
import io.lineflame.db.WriterStore;
import io.lineflame.profile.stacks.ProfileBlock;
import io.lineflame.profile.stacks.SpanValues;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.server.config.Config;
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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private final SpanStore spans;
    private final SeriesIds series;
    private final WriterStore writers;
    private final SymbolTables trees;
    private final Clock clock;
    private final SampleLabels labels;
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
            SpanStore spans,
            WriterStore writers,
            SymbolTables trees,
            MeterRegistry registry,
            Config config,
            Clock clock) {
        this.database = database;
        this.tenants = tenants;
        this.symbols = symbols;
        this.profiles = profiles;
        this.spans = spans;
        this.series = new SeriesIds(series);
        this.writers = writers;
        this.trees = trees;
        this.clock = clock;
        this.labels = new SampleLabels(config.sampleLabelSets());
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
            SortedSet<String> warnings = new TreeSet<>();
            Push push = push(tenant, added, warnings);
            queue.add(push);
            await(push);
            return new Appended(List.copyOf(warnings));
        } catch (ProblemException e) {
            metrics.refused(e.type().slug());
            throw e;
        }
    }

    private Push push(Tenant tenant, List<NewProfile> added, SortedSet<String> warnings) {
        List<QueuedProfile> queued = new ArrayList<>();
        try {
            int tenantId = tenantId(tenant);
            profiles.prepare(tenantId, added.stream().map(NewProfile::time).toList());
            for (NewProfile profile : added) {
                queued.add(queued(tenantId, profile, warnings));
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

    private QueuedProfile queued(int tenant, NewProfile profile, SortedSet<String> warnings) {
        LocalDate day = LocalDate.ofInstant(profile.time(), ZoneOffset.UTC);
        TableKey key = new TableKey(tenant, profile.service(), day);
        SampleLabels.Parts parts = labels.parts(key, profile.profile(), profile.labels());
        if (parts.folded() > 0) {
            metrics.folded(parts.folded());
            warnings.add(labels.warning(profile.service()));
        }
        SampleSpans spansOfSets = parts.spans();
        if (spansOfSets.spanOfLabelSet().length > 0) {
            spans.prepare(tenant, List.of(profile.time()));
        }
        if (spansOfSets.full()) {
            warnings.add("A profile of " + profile.service() + " has samples of more than " + SampleSpans.MOST
                    + " spans; those of the others are kept, but are not found by their spans.");
        }
        List<Long> seriesIds = parts.groups().stream()
                .map(group -> seriesId(tenant, profile, group))
                .toList();
        OpenTable table = tables.acquire(key);
        try {
            StackTree.Parts added = table.add(
                    profile.profile(), parts.groupOfLabelSet(), parts.groups().size(), spansOfSets.spanOfLabelSet());
            return new QueuedProfile(
                    table,
                    profile.time(),
                    profile.duration(),
                    profile.digest(),
                    rows(seriesIds, added.blocks()),
                    spanRows(seriesIds, added.spans(), spansOfSets));
        } catch (RuntimeException | Error e) {
            table.release();
            tables.remove(table); // it may have been left in the middle of something
            throw e;
        }
    }

    private long seriesId(int tenant, NewProfile profile, SortedMap<String, String> ofSamples) {
        SortedMap<String, String> all = new TreeMap<>(profile.labels());
        all.putAll(ofSamples);
        return series.idOf(new SeriesKey(tenant, profile.service(), all, profile.profileTypes()));
    }

    /**
     * The first is there also when it is empty: its labels are the same however the samples are parted, so it finds the profile when it comes
     * again. Beside others it is then a mark, which counts as no profile.
     */
    private static List<QueuedProfile.Part> rows(List<Long> seriesIds, List<ProfileBlock> blocks) {
        List<QueuedProfile.Part> rows = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).size() > 0) {
                rows.add(part(seriesIds.get(i), blocks.get(i)));
            }
        }
        long first = seriesIds.get(0);
        if (blocks.get(0).size() == 0) {
            rows.add(0, part(rows.isEmpty() ? first : ProfileRow.markOf(first), blocks.get(0)));
        }
        return rows;
    }

    private static List<QueuedProfile.SpanPart> spanRows(
            List<Long> seriesIds, List<SpanValues> values, SampleSpans spans) {
        return IntStream.range(0, values.size())
                .filter(group -> values.get(group).spans().length > 0)
                .mapToObj(group -> spans.part(seriesIds.get(group), values.get(group)))
                .toList();
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
            BatchWriter batches = new BatchWriter(database, symbols, profiles, spans, writers, writer);
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
