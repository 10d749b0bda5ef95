package io.lineflame.db;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The partitions of what is many rows: one per tenant and UTC day, of profiles, symbol chunks and rollups alike (docs/adr/0102); of
 * spans only where there are any.
 */
final class Partitions {
    private final Database database;
    private final String making;
    private final Set<TenantDay> known = ConcurrentHashMap.newKeySet();

    private Partitions(Database database, String making) {
        this.database = database;
        this.making = making;
    }

    /** Of profiles and what is made of them. */
    static Partitions ofProfiles(Database database) {
        return new Partitions(database, "SELECT true AS made FROM (SELECT make_tenant_day(?, ?)) AS made");
    }

    /** Of what profiles measured of spans. */
    static Partitions ofSpans(Database database) {
        return new Partitions(database, "SELECT true AS made FROM (SELECT make_span_day(?, ?)) AS made");
    }

    private record TenantDay(int tenant, LocalDate day) {}

    /** Makes what is missing for these times, in a transaction of its own. */
    void ensure(int tenant, Collection<Instant> times) {
        Set<LocalDate> days = new TreeSet<>();
        times.forEach(time -> days.add(LocalDate.ofInstant(time, ZoneOffset.UTC)));
        days.removeIf(day -> known.contains(new TenantDay(tenant, day)));
        for (LocalDate day : days) {
            database.useTransaction(tx -> tx.rows(making, row -> true, tenant, day));
            known.add(new TenantDay(tenant, day));
        }
    }

    /** To be called when an insert found no partition: another node may have dropped what we remember. */
    void forget() {
        known.clear();
    }
}
