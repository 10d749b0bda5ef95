package io.lineflame.server.store.select;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads beside those of requests: as many as there are cores add up, and some load symbols. Idle ones end, so nobody closes them. */
final class SummingThreads {

    /** Each holds a connection for a moment. */
    private static final int LOADING = 3;

    private static final int IDLE_SECONDS = 20;

    private final Executor adding = pool("lineflame-add-", Runtime.getRuntime().availableProcessors());
    private final Executor loading = pool("lineflame-load-", LOADING);

    Executor adding() {
        return adding;
    }

    Executor loading() {
        return loading;
    }

    private static Executor pool(String name, int threads) {
        AtomicInteger made = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name + made.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
