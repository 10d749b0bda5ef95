package io.lineflame.server.selfcheck;

import io.lineflame.server.jobs.JobRun;
import io.lineflame.server.jobs.Jobs;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the server does by itself: when each ran last, and whether that failed. */
final class JobLines {

    private final Jobs jobs;
    private final Clock clock;

    @Inject
    JobLines(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    List<Line> lines() {
        return jobs.runs().stream().map(this::line).toList();
    }

    private Line line(JobRun run) {
        String id = "job:" + run.name();
        String title =
                run.name().substring(0, 1).toUpperCase(Locale.ROOT) + run.name().substring(1);
        String every = "Every " + Amounts.span(run.every());
        if (run.ended().isEmpty()) {
            return Line.unknown(id, title, every + "; it did not run yet since the start");
        }
        String ago = Amounts.span(Duration.between(run.ended().get(), clock.instant())) + " ago";
        return run.failure()
                .map(failure -> Line.toDo(id, title, every + ". " + failure, ago, "Look into the log of this server."))
                .orElseGet(() -> Line.fine(id, title, every, ago));
    }
}
