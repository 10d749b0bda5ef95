package io.lineflame.server.store.append;

import io.lineflame.db.WriterStore;
import io.lineflame.server.jobs.Job;
import jakarta.inject.Inject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what servers left open that ended without a word. */
public final class SilentWriters implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(SilentWriters.class);
    /** A server that is there says so every ten seconds. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final WriterStore writers;

    @Inject
    SilentWriters(WriterStore writers) {
        this.writers = writers;
    }

    @Override
    public String name() {
        return "closing of symbol tables of servers that are gone";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        int closed = writers.closeTablesOfSilent(SILENCE);
        if (closed > 0) {
            LOG.info("Closed {} symbol tables of servers that are gone", closed);
        }
    }
}
