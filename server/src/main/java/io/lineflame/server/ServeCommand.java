package io.lineflame.server;

import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code serve}: runs until the process is told to stop. */
@Command(name = "serve", description = "Starts the server (the default).", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    @Override
    public Integer call() {
        return Foreground.run(() -> RunningServer.start(config.read(), Clock.systemUTC()));
    }
}
