package io.lineflame.benchmarks.load;

import io.lineflame.benchmarks.load.HttpConnection.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * Pushes what a plan says over several connections, each by one thread, and repeats as a client does: the same bytes again when the answer
 * is 429 or 5xx or does not come, at another server when there are several, until it is acknowledged or the patience ends.
 */
public final class Load {

    private static final String PATH = "/push.v1.PusherService/Push";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final List<InetSocketAddress> servers;
    private final Duration patience;
    private final double rate;
    private final Tally tally = new Tally();
    private final AtomicLong started = new AtomicLong();
    private volatile boolean running;

    /**
     * Of pushes a second, over all connections; infinite for as fast as possible.
     *
     * @param servers taken in turns by each connection
     * @param patience how long one push is repeated
     */
    public Load(List<InetSocketAddress> servers, Duration patience, double rate) {
        this.servers = List.copyOf(servers);
        this.patience = patience;
        this.rate = rate;
    }

    /** Gives what one connection pushes, one after the other, until it is empty. Called by the connection's thread. */
    public interface Plan {
        Optional<Task> next();
    }

    /** A push, and what to do when it was acknowledged. */
    public static final class Task {
        private final Push push;
        private final Runnable acknowledged;

        Task(Push push, Runnable acknowledged) {
            this.push = push;
            this.acknowledged = acknowledged;
        }
    }

    /** Whether connections push at this moment. */
    public boolean running() {
        return running;
    }

    /** Counts while the load runs. */
    public Tally tally() {
        return tally;
    }

    /** Runs the plans, one for each connection, to their end; throws what the first of them that failed threw. */
    public void run(int connections, IntFunction<Plan> plans) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        running = true;
        try {
            List<Future<?>> pushing = new ArrayList<>();
            long start = System.nanoTime();
            for (int number = 0; number < connections; number++) {
                Plan plan = plans.apply(number);
                int first = number;
                pushing.add(threads.submit(() -> pushAll(plan, first, start)));
            }
            for (Future<?> connection : pushing) {
                connection.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A connection gave up: " + e.getCause(), e.getCause());
        } finally {
            running = false;
            threads.shutdownNow();
        }
    }

    private void pushAll(Plan plan, int number, long start) {
        ServerTurns turns = new ServerTurns(servers, number, LONGEST_WAIT);
        try (turns) {
            byte[] message = new byte[1 << 17];
            for (Optional<Task> task = plan.next(); task.isPresent(); task = plan.next()) {
                waitForTurn(start);
                Push push = task.get().push;
                ByteBuffer buffer = ByteBuffer.wrap(message);
                push.writeTo(buffer);
                if (push(message, buffer.position(), turns)) {
                    tally.acknowledged(push);
                    task.get().acknowledged.run();
                } else {
                    tally.givenUp();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitForTurn(long start) throws InterruptedException {
        if (!Double.isInfinite(rate)) {
            long due = start + (long) (started.getAndIncrement() / rate * 1e9);
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
    }

    /** Whether it was acknowledged in time. */
    private boolean push(byte[] message, int length, ServerTurns turns) throws InterruptedException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < patience.toNanos()) {
            long sent = System.nanoTime();
            try {
                Answer answer = turns.next().post(PATH, "application/proto", message, length);
                if (answer.status() == 200) {
                    tally.took(System.nanoTime() - sent);
                    return true;
                }
                tally.refused(answer.status());
                refused(answer);
            } catch (IOException e) {
                tally.lostAnswer();
                turns.failed();
                Thread.sleep(50);
            }
        }
        return false;
    }

    private static void refused(Answer answer) throws InterruptedException {
        if (answer.status() != 429 && answer.status() < 500) {
            throw new IllegalStateException("The server refused a push with " + answer.status() + ": " + answer.text());
        }
        String after = answer.headers().getOrDefault("retry-after", "1");
        Thread.sleep(Math.min(5, Integer.parseInt(after)) * 1_000L);
    }
}
