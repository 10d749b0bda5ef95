package io.lineflame.benchmarks.faults;

import io.lineflame.benchmarks.load.Load;
import io.lineflame.benchmarks.load.ProfilePool;
import io.lineflame.benchmarks.servers.Lineflame;
import io.lineflame.benchmarks.servers.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Full load, {@code kill -9} of the server after a third, of PostgreSQL after two thirds; then every profile is looked for. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = "Full load with kill -9 of the server, then of PostgreSQL; looks for every profile afterwards.")
public final class FaultsCommand implements Callable<Integer> {

    @Mixin
    private final Surroundings surroundings = new Surroundings();

    @Option(names = "--seconds", defaultValue = "300", description = "of load (default: ${DEFAULT-VALUE})")
    private int seconds;

    /** 0 when nothing acknowledged is lost and nothing is counted twice. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        ProfilePool pool = surroundings.pool();
        int code;
        try (Lineflame lineflame = new Lineflame(surroundings.jar(), surroundings.folder("lineflame"))) {
            lineflame.start();
            FaultLoad load = new FaultLoad(
                    pool, surroundings.connections(), List.of(lineflame.address()), Duration.ofSeconds(seconds));
            load.start();
            load.runTo(1.0 / 3);
            killServer(lineflame, load.load());
            load.runTo(2.0 / 3);
            killDatabase(lineflame, load.load());
            load.finish();
            load.print();
            code = load.check(lineflame.address()) ? 0 : 1;
            System.out.printf("resident at most: %.0f MiB%n", lineflame.peakResidentBytes() / 1048576.0);
        }
        return surroundings.finish(code);
    }

    private static void killServer(Lineflame lineflame, Load load) throws IOException, InterruptedException {
        System.out.println("kill -9 of the server after " + load.tally().profiles() + " acknowledged");
        long killed = System.nanoTime();
        lineflame.kill();
        lineflame.start();
        System.out.printf("ready again after %.1f s%n", (System.nanoTime() - killed) / 1e9);
    }

    private static void killDatabase(Lineflame lineflame, Load load) throws IOException, InterruptedException {
        long before = load.tally().profiles();
        System.out.println("kill -9 of PostgreSQL after " + before + " acknowledged");
        long killed = System.nanoTime();
        lineflame.killDatabase();
        while (load.running() && load.tally().profiles() < before + 100) {
            Thread.sleep(20);
        }
        System.out.printf("acknowledges again after %.1f s%n", (System.nanoTime() - killed) / 1e9);
    }
}
