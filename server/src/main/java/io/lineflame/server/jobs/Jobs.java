package io.lineflame.server.jobs;

import io.lineflame.db.DatabaseException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the jobs of all features, each on a thread of its own so that a long one holds up no other, from the server's start to its stop. */
@Singleton
public final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final long STOP_SECONDS = 10;

    private final Set<Job> jobs;
    private final Clock clock;
    private final Map<Job, JobRun> runs = new ConcurrentHashMap<>();
    private final ScheduledExecutorService threads;

    @Inject
    Jobs(Set<Job> jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
        this.threads = Executors.newScheduledThreadPool(jobs.size(), work -> {
            Thread made = new Thread(work, "jobs");
            made.setDaemon(true);
            return made;
        });
    }

    /** Each job runs for the first time after a tenth of its time between runs: a server that is often restarted does them too. */
    public void start() {
        jobs.forEach(this::schedule);
    }

    /** How the last run of each went, by name. */
    public List<JobRun> runs() {
        return jobs.stream()
                .map(job ->
                        runs.getOrDefault(job, new JobRun(job.name(), job.every(), Optional.empty(), Optional.empty())))
                .sorted(Comparator.comparing(JobRun::name))
                .toList();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what a run throws is logged by the run
    private void schedule(Job job) {
        long every = job.every().toMillis();
        threads.scheduleWithFixedDelay(() -> run(job), every / 10, every, TimeUnit.MILLISECONDS);
    }

    /** Starts no job any more, and waits a little for those that run. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void run(Job job) {
        Optional<String> failure = Optional.of("It failed; the log says why.");
        try {
            job.run();
            failure = Optional.empty();
        } catch (DatabaseException e) {
            failure = Optional.of("It found no database and will be tried again.");
            LOG.warn("The {} found no database and will be tried again: {}", job.name(), e.getMessage());
        } catch (RuntimeException | Error e) { // whatever leaves a run would end all later ones without a word
            LOG.error("The {} failed", job.name(), e);
        } finally {
            runs.put(job, new JobRun(job.name(), job.every(), Optional.of(clock.instant()), failure));
        }
    }
}
