package io.lineflame.db;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The partitions of what is many rows: one per tenant and UTC day, of profiles, symbol chunks and rollups alike (docs/adr/0102). */
final class Partitions {
    private final Database database;
    private final Set<TenantDay> known = ConcurrentHashMap.newKeySet();

    Partitions(Database database) {
        this.database = database;
    }

    private record TenantDay(int tenant, LocalDate day) {}

    /** Makes what is missing for these times, in a transaction of its own. */
    void ensure(int tenant, Collection<Instant> times) {
        Set<LocalDate> days = new TreeSet<>();
        times.forEach(time -> days.add(LocalDate.ofInstant(time, ZoneOffset.UTC)));
        days.removeIf(day -> known.contains(new TenantDay(tenant, day)));
        for (LocalDate day : days) {
            database.useTransaction(tx -> tx.rows("""
                    SELECT true AS made FROM (SELECT make_tenant_day(?, ?)) AS made
                    """, row -> true, tenant, day));
            known.add(new TenantDay(tenant, day));
        }
    }

    /** To be called when an insert found no partition: another node may have dropped what we remember. */
    void forget() {
        known.clear();
    }
}
