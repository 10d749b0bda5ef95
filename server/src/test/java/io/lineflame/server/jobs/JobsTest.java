package io.lineflame.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class JobsTest {

    @Test
    void job_thatFails_isRunAgain() throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        Jobs jobs = new Jobs(
                Set.of(job(() -> {
                    runs.countDown();
                    if (runs.getCount() == 2) {
                        throw new IllegalStateException("the first run fails");
                    }
                })),
                Clock.systemUTC());
        try (jobs) {
            jobs.start();

            assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(jobs.runs()).singleElement().satisfies(run -> {
                assertThat(run.ended()).isPresent();
                assertThat(run.failure()).isEmpty();
            });
        }
    }

    @Test
    void job_thatFails_saysSo() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        Jobs jobs = new Jobs(
                Set.of(job(() -> {
                    runs.countDown();
                    throw new IllegalStateException("each run fails");
                })),
                Clock.systemUTC());
        jobs.start();
        assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
        jobs.close();

        assertThat(jobs.runs())
                .singleElement()
                .satisfies(run -> assertThat(run.failure()).isPresent());
    }

    @Test
    void job_thatFailsForWantOfMemory_isRunAgain() throws Exception {
        CountDownLatch runs = new CountDownLatch(2);
        Jobs jobs = new Jobs(
                Set.of(job(() -> {
                    runs.countDown();
                    if (runs.getCount() == 1) {
                        throw new OutOfMemoryError("the first run is too large");
                    }
                })),
                Clock.systemUTC());
        try (jobs) {
            jobs.start();

            assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void close_letsARunFinish_andNoneFollows() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();
        Jobs jobs = new Jobs(
                Set.of(job(() -> {
                    entered.countDown();
                    finished.incrementAndGet();
                })),
                Clock.systemUTC());
        jobs.start();
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        jobs.close();
        int then = finished.get();

        assertThat(then).isPositive();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("jobs")) {
                thread.join(10_000); // the pool says that it ended a moment before its thread does
                assertThat(thread.isAlive()).isFalse();
            }
        }
        assertThat(finished).hasValue(then);
    }

    private static Job job(Runnable work) {
        return new Job() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Duration every() {
                return Duration.ofMillis(5);
            }

            @Override
            public void run() {
                work.run();
            }
        };
    }
}
