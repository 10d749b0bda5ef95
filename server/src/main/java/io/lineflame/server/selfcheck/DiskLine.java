package io.lineflame.server.selfcheck;

import io.lineflame.db.FactStore;
import io.lineflame.db.FactStore.DayBytes;
import io.lineflame.server.config.Config;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The disk of the embedded database: what is free, what profiles take, and how long that lasts. The rate is the mean of the last complete days
 * that are stored, at most seven; without one nothing is said of it. Where the database is elsewhere only its size is known.
 */
final class DiskLine {

    private static final int DAYS = 7;
    private static final long SHORT_DAYS = 7;
    private static final double SHORT_SHARE = 0.05;

    private final FactStore facts;
    private final Config config;
    private final Clock clock;

    @Inject
    DiskLine(FactStore facts, Config config, Clock clock) {
        this.facts = facts;
        this.config = config;
        this.clock = clock;
    }

    /** Throws {@link io.lineflame.db.DatabaseException} when the database does not say. */
    Line line() {
        List<DayBytes> days = facts.profileBytes();
        long used = days.stream().mapToLong(DayBytes::bytes).sum();
        String words = "Profiles use " + Amounts.bytes(used) + " of " + Amounts.count(days.size(), "day");
        if (config.database().isPresent()) {
            return Line.unknown("disk", "Disk", words + "; the database's disk is not seen from here");
        }
        try {
            FileStore store = Files.getFileStore(config.dataDir());
            return judged(words, store.getUsableSpace(), store.getTotalSpace(), days, used);
        } catch (IOException e) {
            return Line.unknown("disk", "Disk", words + "; the disk does not say what is free");
        }
    }

    private Line judged(String words, long free, long size, List<DayBytes> days, long used) {
        OptionalLong perDay = perDay(days);
        String value = Amounts.bytes(free) + " free";
        String all = words + lasting(free, perDay, used);
        boolean fills = perDay.isPresent() && !lasts(free, perDay.getAsLong(), used);
        boolean soon = fills && free / perDay.getAsLong() < SHORT_DAYS;
        if (soon || free < size * SHORT_SHARE) {
            return Line.toDo(
                    "disk",
                    "Disk",
                    all,
                    value,
                    "Give the data folder more room, or keep profiles for a shorter time (LINEFLAME_RETENTION).");
        }
        return Line.fine("disk", "Disk", all, value);
    }

    private String lasting(long free, OptionalLong perDay, long used) {
        if (perDay.isEmpty()) {
            return "";
        }
        String rate = "; " + Amounts.bytes(perDay.getAsLong()) + " a day";
        return lasts(free, perDay.getAsLong(), used)
                ? rate + ", enough for the " + retentionDays() + " d that are kept"
                : rate + ", full in about " + free / perDay.getAsLong() + " d";
    }

    /** Whether the oldest days are deleted before the disk is full. */
    private boolean lasts(long free, long perDay, long used) {
        return perDay <= Math.max(0, (double) free + used) / retentionDays();
    }

    private long retentionDays() {
        return Math.max(1, config.retention().usual().toDays());
    }

    private OptionalLong perDay(List<DayBytes> days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        long[] complete = days.stream()
                .filter(day -> day.day().isBefore(today) && !day.day().isBefore(today.minusDays(DAYS)))
                .mapToLong(DayBytes::bytes)
                .toArray();
        return complete.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(LongStream.of(complete).sum() / complete.length);
    }
}
