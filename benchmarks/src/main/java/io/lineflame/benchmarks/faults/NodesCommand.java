package io.lineflame.benchmarks.faults;

import io.lineflame.benchmarks.load.ProfilePool;
import io.lineflame.benchmarks.servers.Lineflame;
import io.lineflame.benchmarks.servers.Surroundings;
import io.lineflame.db.DatabaseSettings;
import io.lineflame.db.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Two servers on one PostgreSQL, pushed to in turns; one is killed under load. */
@Command(
        name = "nodes",
        mixinStandardHelpOptions = true,
        description = "Two servers on one PostgreSQL with kill -9 of one; looks for every profile at both afterwards.")
public final class NodesCommand implements Callable<Integer> {

    @Mixin
    private final Surroundings surroundings = new Surroundings();

    @Option(names = "--seconds", defaultValue = "60", description = "of load (default: ${DEFAULT-VALUE})")
    private int seconds;

    /** 0 when both servers show each acknowledged profile once. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        ProfilePool pool = surroundings.pool();
        int code;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(surroundings.folder("postgres"))) {
            Map<String, String> settings = settings(postgres.settings());
            try (Lineflame first = new Lineflame(surroundings.jar(), surroundings.folder("first"), settings)) {
                first.start();
                Path keys = surroundings.folder("first").resolve("data/keys.json");
                Path ofSecond =
                        Files.createDirectories(surroundings.folder("second").resolve("data"));
                if (Files.exists(keys)) {
                    Files.copy(keys, ofSecond.resolve("keys.json"));
                }
                try (Lineflame second = new Lineflame(surroundings.jar(), surroundings.folder("second"), settings)) {
                    second.start();
                    code = run(pool, first, second) ? 0 : 1;
                }
            }
        }
        return surroundings.finish(code);
    }

    private boolean run(ProfilePool pool, Lineflame first, Lineflame second) throws IOException, InterruptedException {
        FaultLoad load = new FaultLoad(
                pool,
                surroundings.connections(),
                List.of(first.address(), second.address()),
                Duration.ofSeconds(seconds));
        load.start();
        load.runTo(0.4);
        System.out.println(
                "kill -9 of the second server after " + load.load().tally().profiles() + " acknowledged");
        second.kill();
        load.runTo(0.7);
        System.out.println(
                "the first alone has acknowledged " + load.load().tally().profiles());
        second.start();
        load.finish();
        load.print();
        boolean atFirst = load.check(first.address());
        boolean atSecond = load.check(second.address());
        return atFirst && atSecond;
    }

    private static Map<String, String> settings(DatabaseSettings database) {
        return Map.of(
                "LINEFLAME_DATABASE_URL", database.url(),
                "LINEFLAME_DATABASE_USER", database.user(),
                "LINEFLAME_DATABASE_PASSWORD", database.password());
    }
}
