package io.lineflame.server.store.append;

import java.time.LocalDate;
import java.util.Comparator;

/** What shares a stack tree: one service of one tenant on one UTC day. The order is the one in which locks are taken. */
record TableKey(int tenant, String service, LocalDate epoch) implements Comparable<TableKey> {

    private static final Comparator<TableKey> ORDER = Comparator.comparingInt(TableKey::tenant)
            .thenComparing(TableKey::service)
            .thenComparing(TableKey::epoch);

    @Override
    public int compareTo(TableKey other) {
        return ORDER.compare(this, other);
    }
}
