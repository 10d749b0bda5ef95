package io.lineflame.vcs.github.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** GitHub's clock, which need not agree with ours. */
final class StandInClock extends Clock {

    private volatile Duration off = Duration.ZERO;

    void off(Duration by) {
        off = by;
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(off);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
