package io.lineflame.server.http;

import io.lineflame.server.config.Config;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the requests whose answers somebody may not wait for: one thread looks at each of them ten times a second. What is to be
 * done when one ends (asking the database to stop is a call over the network) runs on a few threads beside.
 */
@Singleton
final class RequestLives {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLives.class);

    private static final long LOOK_MILLIS = 100;
    private static final int MAX_THREADS = 4;

    private final Duration limit;
    private final MeterRegistry metrics;
    private final ScheduledThreadPoolExecutor clock;
    private final Executor actions;

    @Inject
    RequestLives(Config config, MeterRegistry metrics) {
        this(config.queryTimeout(), metrics);
    }

    RequestLives(Duration limit, MeterRegistry metrics) {
        this.limit = limit;
        this.metrics = metrics;
        this.clock = new ScheduledThreadPoolExecutor(1, daemons("request-lives"));
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(1, TimeUnit.MINUTES);
        clock.allowCoreThreadTimeOut(true);
        ThreadPoolExecutor few = new ThreadPoolExecutor(
                MAX_THREADS, MAX_THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), daemons("request-ends"));
        few.allowCoreThreadTimeOut(true);
        this.actions = few;
        for (RequestLife.End end : RequestLife.End.values()) {
            metrics.counter("lineflame.queries.ended", "reason", reason(end));
        }
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    RequestLife begin(Request request) {
        return new RequestLife(this, new ClientWatch(request));
    }

    Duration limit() {
        return limit;
    }

    MeterRegistry metrics() {
        return metrics;
    }

    Future<?> lookRegularly(Runnable look) {
        return clock.scheduleWithFixedDelay(look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void run(Runnable action) {
        actions.execute(() -> {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.warn("What nobody waits for could not be stopped: {}", e.getMessage());
            }
        });
    }

    void ended(RequestLife.End end) {
        metrics.counter("lineflame.queries.ended", "reason", reason(end)).increment();
    }

    private static String reason(RequestLife.End end) {
        return end.name().toLowerCase(Locale.ROOT);
    }
}
