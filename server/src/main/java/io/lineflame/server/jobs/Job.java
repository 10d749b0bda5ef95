package io.lineflame.server.jobs;

import java.time.Duration;

/**
 * Something the server does by itself, again and again. A feature adds its own by {@code @Binds @IntoSet Job}. Several servers over one
 * database all do it, so doing it twice, or at once, must do no harm.
 */
public interface Job {

    /** For the log, as in {@code clean-up of sessions}. */
    String name();

    /** From the end of one run to the begin of the next. */
    Duration every();

    /** What it throws ends this run, not the next. */
    void run();
}
