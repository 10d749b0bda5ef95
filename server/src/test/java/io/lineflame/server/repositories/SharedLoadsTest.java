package io.lineflame.server.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsException.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SharedLoadsTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SharedLoads<String, String> loads =
            new SharedLoads<>(Caffeine.newBuilder().build(), Duration.ofSeconds(20));
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void load_whileAnotherIsUnderWay_waitsForIt() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Future<String> first = threads.submit(() -> loads.get("key", () -> {
            asked.incrementAndGet();
            started.countDown();
            await(answered);
            return "value";
        }));
        await(started);
        Future<String> second = threads.submit(() -> loads.get("key", this::counted));
        assertThat(loads.get("other", this::counted)).isEqualTo("counted");
        answered.countDown();

        assertThat(first.get()).isEqualTo("value");
        assertThat(second.get()).isEqualTo("value");
        assertThat(asked).hasValue(2);
    }

    @Test
    void failure_isOfWhoseLoadItWas_andTheNextOneLoads() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Future<String> first = threads.submit(() -> loads.get("key", () -> {
            started.countDown();
            await(answered);
            throw new VcsException(Kind.FORBIDDEN, "Not you.");
        }));
        await(started);
        Future<String> second = threads.submit(() -> loads.get("key", this::counted));
        answered.countDown();

        assertThatThrownBy(first::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .hasMessage("Not you.");
        assertThat(second.get()).isEqualTo("counted");
    }

    @Test
    void waiting_forSomebodyWhoTakesTooLong_ends() throws Exception {
        SharedLoads<String, String> hasty =
                new SharedLoads<>(Caffeine.newBuilder().build(), Duration.ofMillis(1));
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Future<String> first = threads.submit(() -> hasty.get("key", () -> {
            started.countDown();
            await(answered);
            return "value";
        }));
        await(started);

        assertThatThrownBy(() -> hasty.get("key", this::counted))
                .isInstanceOfSatisfying(
                        VcsException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
        assertThat(asked).hasValue(0);
        answered.countDown();
        assertThat(first.get()).isEqualTo("value");
        assertThat(hasty.get("key", this::counted)).isEqualTo("value");
    }

    private String counted() {
        asked.incrementAndGet();
        return "counted";
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
