package io.lineflame.server.selfcheck;

import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Objects;

/** The memory of this process: what it holds now says little, what was left after the last collection says more. */
final class MemoryLine {

    private static final double FULL = 0.85;

    @Inject
    MemoryLine() {}

    Line line() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return judged(heap.getUsed(), kept(), heap.getMax());
    }

    static Line judged(long used, long kept, long limit) {
        String words =
                "Heap limit " + Amounts.bytes(limit) + ", " + Amounts.bytes(kept) + " in use after the last collection";
        return kept < limit * FULL
                ? Line.fine("memory", "Memory", words, Amounts.bytes(used))
                : Line.toDo(
                        "memory",
                        "Memory",
                        words,
                        Amounts.bytes(used),
                        "Give the process more memory (-Xmx), or ask for shorter ranges.");
    }

    private static long kept() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
