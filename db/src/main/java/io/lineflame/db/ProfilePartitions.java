package io.lineflame.db;

import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The partitions of {@code profiles}, one per UTC day.
 *
 * <p>A partition is made as a table of its own and then attached: {@code CREATE TABLE ... PARTITION OF} would lock all readers and
 * writers out of the parent, {@code ATTACH PARTITION} does not (PostgreSQL manual, 5.12.2.2). An advisory lock lets one node make
 * a day and the others find it made.
 */
final class ProfilePartitions {
    /** Any number, as long as nothing else in this database takes the same advisory lock. */
    private static final long LOCK = 0x6c66_7061_7274L;

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'profiles_'uuuuMMdd");

    private final Database database;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    ProfilePartitions(Database database) {
        this.database = database;
    }

    /** Makes what is missing for profiles of these times, in a transaction of its own. */
    void ensure(Collection<Instant> times) {
        Set<LocalDate> missing = new TreeSet<>();
        times.forEach(time -> missing.add(day(time)));
        missing.removeAll(known);
        if (missing.isEmpty()) {
            return;
        }
        database.useTransaction(tx -> {
            lock(tx);
            for (LocalDate day : missing) {
                create(tx, day);
            }
        });
        known.addAll(missing);
    }

    /** To be called when an insert found no partition: another node may have dropped what we remember. */
    void forget() {
        known.clear();
    }

    private static void create(Transaction tx, LocalDate day) {
        String name = NAME.format(day);
        Optional<Boolean> there = tx.row("""
                SELECT true AS there FROM pg_inherits WHERE inhparent = 'profiles'::regclass AND inhrelid = to_regclass(?)
                """, row -> row.getBoolean("there"), name);
        if (there.isPresent()) {
            return;
        }
        // Names and bounds of a table cannot be bound; both come from a LocalDate.
        execute(tx, """
                CREATE TABLE %1$s (LIKE profiles INCLUDING DEFAULTS INCLUDING STORAGE INCLUDING INDEXES)
                    WITH (toast_tuple_target = 4080);
                ALTER TABLE profiles ATTACH PARTITION %1$s FOR VALUES FROM ('%2$s 00:00:00+00') TO ('%3$s 00:00:00+00');
                """.formatted(name, day, day.plusDays(1)));
    }

    private static void lock(Transaction tx) {
        tx.rows("""
                SELECT true AS locked FROM (SELECT pg_advisory_xact_lock(?)) AS l
                """, row -> row.getBoolean("locked"), LOCK);
    }

    private static void execute(Transaction tx, String sql) {
        tx.onConnection(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
