package io.lineflame.server.selfcheck;

import io.lineflame.db.FactStore;
import io.lineflame.db.FactStore.ProfileCount;
import io.lineflame.server.arrivals.Arrivals;
import io.lineflame.server.arrivals.RefusedPush;
import io.lineflame.server.config.Config;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What comes in: profiles by their own time, from the database; refused pushes as this server remembers them. */
final class IngestLines {

    private static final Duration STEP = Duration.ofMinutes(5);
    private static final int STEPS_OF_A_DAY = 288;
    private static final int STEPS_OF_AN_HOUR = 12;

    private final FactStore facts;
    private final Arrivals arrivals;
    private final Config config;
    private final Clock clock;

    @Inject
    IngestLines(FactStore facts, Arrivals arrivals, Config config, Clock clock) {
        this.facts = facts;
        this.arrivals = arrivals;
        this.config = config;
        this.clock = clock;
    }

    /** Throws {@link io.lineflame.db.DatabaseException} when the database does not say. */
    Line rate() {
        if (config.pyroscope().isPresent()) {
            return Line.fine(
                    "rate",
                    "Rate",
                    "Passed on since this server started " + age(arrivals.since()) + " ago",
                    Amounts.count(arrivals.profiles(), "profile"));
        }
        List<Long> day = course();
        long ofDay = sum(day);
        long ofHour = sum(day.subList(STEPS_OF_A_DAY - STEPS_OF_AN_HOUR, STEPS_OF_A_DAY));
        if (ofDay == 0) {
            return Line.unknown("rate", "Rate", "No profile of the last 24 h");
        }
        return Line.fine(
                        "rate",
                        "Rate",
                        Amounts.count(ofDay, "profile") + " of the last 24 h, " + Amounts.grouped(ofHour)
                                + " of the last hour",
                        String.format(Locale.ROOT, "%.1f profiles/s", ofHour / 3600.0))
                .withCourse(day, STEP.toMillis());
    }

    /** The last 24 hours in steps of five minutes; the last one is still going on. */
    private List<Long> course() {
        long step = STEP.toMillis();
        long first = clock.millis() / step * step - (STEPS_OF_A_DAY - 1) * step;
        long[] counts = new long[STEPS_OF_A_DAY];
        for (ProfileCount count : facts.profileCounts(Instant.ofEpochMilli(first))) {
            long at = Math.floorDiv(count.from().toEpochMilli() - first, step);
            if (at >= 0 && at < STEPS_OF_A_DAY) {
                counts[(int) at] += count.profiles();
            }
        }
        List<Long> course = new ArrayList<>();
        for (long count : counts) {
            course.add(count);
        }
        return course;
    }

    Line refused() {
        int number = arrivals.refusedOfADay();
        List<RefusedPush> last = arrivals.lastRefused();
        Duration remembered = Duration.between(arrivals.since(), clock.instant());
        String span = remembered.toHours() < 24 ? "since the start " + age(arrivals.since()) + " ago" : "in 24 h";
        if (last.isEmpty()) {
            return Line.fine("refused", "Refused pushes", "None " + span, "0");
        }
        return Line.toDo(
                        "refused",
                        "Refused pushes",
                        last.get(0).title() + ": " + last.get(0).detail(),
                        Amounts.grouped(number) + " " + span,
                        "Each client was told why. Mend what the last ones say, or stop who sends them.")
                .withNotes(last.stream()
                        .map(push -> new Line.Note(push.at(), push.title() + ": " + push.detail()))
                        .toList());
    }

    private String age(Instant since) {
        return Amounts.span(Duration.between(since, clock.instant()));
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
