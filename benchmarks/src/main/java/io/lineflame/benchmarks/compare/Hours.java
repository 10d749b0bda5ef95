package io.lineflame.benchmarks.compare;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times in the past whose profiles a server takes as if they came just now. */
final class Hours {

    private Hours() {}

    /** A round minute so long ago that a time of this length is over. */
    static Instant back(Duration time) {
        return Instant.now().minus(time).minus(Duration.ofMinutes(3)).truncatedTo(ChronoUnit.MINUTES);
    }
}
