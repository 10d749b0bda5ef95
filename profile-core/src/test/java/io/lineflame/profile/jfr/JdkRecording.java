package io.lineflame.profile.jfr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;

/** A recording that this JVM makes of itself, with allocations, a lock that is fought for, and running code. */
final class JdkRecording {

    private static final int WAITS = 5;
    private static final int SMALL = 1 << 10;
    private static final int SMALL_OBJECTS = 1 << 16;

    /** Where an object goes that must not be optimized away. */
    private static volatile byte[] last = {};

    private JdkRecording() {}

    static byte[] make(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("own.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ObjectAllocationInNewTLAB").withStackTrace();
            recording.enable("jdk.ObjectAllocationOutsideTLAB").withStackTrace();
            recording.enable("jdk.JavaMonitorEnter").withStackTrace().withThreshold(Duration.ZERO);
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(1));
            recording.start();
            contend();
            allocate();
            recording.stop();
            recording.dump(file);
        }
        return Files.readAllBytes(file);
    }

    /** Another thread comes to the lock while this one has it, as often as said. */
    private static void contend() throws InterruptedException {
        Object lock = new Object();
        for (int wait = 0; wait < WAITS; wait++) {
            CountDownLatch started = new CountDownLatch(1);
            Thread other = new Thread(() -> {
                started.countDown();
                enter(lock);
            });
            synchronized (lock) {
                other.start();
                started.await();
                while (other.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
            }
            other.join();
        }
    }

    private static void enter(Object lock) {
        synchronized (lock) {
            Thread.onSpinWait();
        }
    }

    /** Small objects, far more than a thread's buffer holds, so that new buffers are certain; then large ones beside the buffers. */
    private static void allocate() {
        long sum = 0;
        for (int round = 0; round < SMALL_OBJECTS; round++) {
            last = new byte[SMALL];
            sum += last.length;
        }
        List<byte[]> kept = new ArrayList<>();
        for (int round = 0; round < 64; round++) {
            Runnable one = () -> kept.add(new byte[256 << 10]);
            one.run();
        }
        if (kept.size() != 64 || sum != (long) SMALL * SMALL_OBJECTS) {
            throw new IllegalStateException();
        }
    }
}
