package io.lineflame.server;

import io.lineflame.server.config.Config;
import io.lineflame.server.config.InvalidConfigException;
import io.lineflame.server.demo.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: starts a server with the recorded demo service in it. */
@Command(
        name = "demo",
        description = "Starts a server with the recorded demo service loaded, and prints where to look.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "4040", description = "0 takes any free port. Default: ${DEFAULT-VALUE}.")
    private int port = 4040;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "Keeps the data there. Default: a new folder, deleted at the end.")
    private @Nullable Path dataDir;

    @Override
    public Integer call() {
        return Foreground.run(this::start);
    }

    private RunningServer start() throws IOException, InvalidConfigException {
        Demo demo = Demo.in(Optional.ofNullable(dataDir));
        RunningServer server = null;
        try {
            Config config = demo.configure(port, System.getenv());
            server = RunningServer.start(config, Clock.systemUTC(), demo::delete);
            Instant end = demo.load(server.address(), Instant.now());
            System.out.println("The demo is at " + server.address());
            System.out.println("The line that became expensive: " + demo.guilty(server.address(), end));
            return server;
        } catch (IOException | InvalidConfigException | RuntimeException e) {
            if (server == null) {
                demo.delete();
            } else {
                server.close();
            }
            throw e;
        }
    }
}
