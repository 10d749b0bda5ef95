package io.lineflame.interop;

import io.pyroscope.labels.v2.LabelsSet;
import io.pyroscope.labels.v2.Pyroscope;
import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Burns CPU under two labels, allocates, and lets two threads wait for one lock. The agent that pushes the profiles comes with -javaagent; it
 * pushes whole intervals only, so the program stays idle at the end until the last one with work in it has passed.
 */
public final class Work {

  private static final long IDLE_MILLIS = 6_000; // twice the interval that `client` names

  private final Object lock = new Object();
  private final List<byte[]> kept = new ArrayList<>();

  public static void main(String[] arguments) throws InterruptedException {
    long end = System.nanoTime() + Long.parseLong(System.getenv("INTEROP_SECONDS")) * 1_000_000_000L;
    Work work = new Work();
    long before = cpuNanos();
    List<Thread> threads = new ArrayList<>();
    for (String controller : List.of("slow", "fast")) {
      Thread thread = new Thread(() -> Pyroscope.LabelsWrapper.run(new LabelsSet("controller", controller), () -> work.until(end)), controller);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.printf("{\"cpuSeconds\": %.3f}%n", (cpuNanos() - before) / 1e9);
    System.out.flush();
    Thread.sleep(IDLE_MILLIS);
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private void until(long end) {
    for (int i = 0; System.nanoTime() < end; i++) {
      keep(burn(i));
    }
  }

  private byte[] burn(int seed) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] sum = {(byte) seed};
      for (int i = 0; i < 2000; i++) {
        sum = digest.digest(sum); // hot
      }
      return sum;
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keep(byte[] sum) {
    synchronized (lock) { // waited
      kept.add(new byte[64 * 1024 + sum.length]); // allocated
      if (kept.size() > 200) {
        kept.clear();
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
