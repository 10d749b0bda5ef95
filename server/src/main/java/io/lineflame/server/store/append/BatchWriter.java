package io.lineflame.server.store.append;

import io.lineflame.db.Database;
import io.lineflame.db.ProfileRow;
import io.lineflame.db.ProfileStore;
import io.lineflame.db.SpanRow;
import io.lineflame.db.SpanStore;
import io.lineflame.db.SymbolStore;
import io.lineflame.db.Transaction;
import io.lineflame.db.WriterStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Writes pushes in one transaction: chunks of the symbol tables they touch, then all rows, then the counts of their series. For one thread. */
final class BatchWriter {

    /** Of the database to one statement; far more than a group takes on the slowest disk. */
    static final Duration ANSWER = Duration.ofSeconds(30);

    private final Database database;
    private final SymbolStore symbols;
    private final ProfileStore profiles;
    private final SpanStore spans;
    private final WriterStore writers;
    private final UUID writer;
    private boolean known;

    BatchWriter(
            Database database,
            SymbolStore symbols,
            ProfileStore profiles,
            SpanStore spans,
            WriterStore writers,
            UUID writer) {
        this.database = database;
        this.symbols = symbols;
        this.profiles = profiles;
        this.spans = spans;
        this.writers = writers;
        this.writer = writer;
    }

    /**
     * When this returns all profiles are durable; when it throws nothing is known.
     *
     * @param mayBeThere whether to look first which of them are stored already, by an earlier try or an earlier push
     * @return how many rows were added
     */
    int write(List<Push> pushes, boolean mayBeThere) {
        Map<QueuedProfile.Identity, QueuedProfile> distinct = new LinkedHashMap<>();
        pushes.forEach(push -> push.profiles().forEach(profile -> distinct.putIfAbsent(profile.identity(), profile)));
        Attempt attempt = database.inTransaction(ANSWER, tx -> attempt(tx, distinct.values(), mayBeThere));
        known = true;
        attempt.tables.forEach(OpenTable.Written::committed);
        return attempt.rows;
    }

    /** Makes the days anew that the pushes need. */
    void prepareAgain(List<Push> pushes) {
        timesOfTenants(pushes, profile -> true).forEach(profiles::prepareAgain);
        timesOfTenants(pushes, profile -> !profile.spans().isEmpty()).forEach(spans::prepareAgain);
    }

    private static Map<Integer, List<Instant>> timesOfTenants(List<Push> pushes, Predicate<QueuedProfile> which) {
        Map<Integer, List<Instant>> timesOfTenants = new HashMap<>();
        pushes.forEach(push -> push.profiles().stream()
                .filter(which)
                .forEach(profile -> timesOfTenants
                        .computeIfAbsent(profile.table().key.tenant(), tenant -> new ArrayList<>())
                        .add(profile.time())));
        return timesOfTenants;
    }

    private record Attempt(List<OpenTable.Written> tables, int rows) {}

    private Attempt attempt(Transaction tx, Collection<QueuedProfile> distinct, boolean mayBeThere) {
        if (!known) {
            writers.beat(tx, writer);
        }
        List<QueuedProfile> missing = mayBeThere ? missing(tx, distinct) : List.copyOf(distinct);
        Map<OpenTable, OpenTable.Written> written = new LinkedHashMap<>();
        List<ProfileRow> rows = new ArrayList<>();
        List<SpanRow> spanRows = new ArrayList<>();
        for (QueuedProfile profile : missing) {
            OpenTable.Written table = written.computeIfAbsent(profile.table(), open -> open.write(tx, symbols, writer));
            rows.addAll(profile.rows(table.id()));
            spanRows.addAll(profile.spanRows(table.id()));
        }
        profiles.append(tx, rows);
        spans.append(tx, spanRows);
        return new Attempt(List.copyOf(written.values()), rows.size());
    }

    private List<QueuedProfile> missing(Transaction tx, Collection<QueuedProfile> distinct) {
        BitSet present = profiles.present(
                tx, distinct.stream().map(QueuedProfile::firstRow).toList());
        List<QueuedProfile> missing = new ArrayList<>();
        int number = 0;
        for (QueuedProfile profile : distinct) {
            if (!present.get(number++)) {
                missing.add(profile);
            }
        }
        return missing;
    }
}
