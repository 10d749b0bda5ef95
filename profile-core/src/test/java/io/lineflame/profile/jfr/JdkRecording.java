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

    private static void allocate() {
        List<byte[]> kept = new ArrayList<>();
        for (int round = 0; round < 64; round++) {
            Runnable one = () -> kept.add(new byte[256 << 10]);
            one.run();
        }
        if (kept.size() != 64) {
            throw new IllegalStateException();
        }
    }
}
