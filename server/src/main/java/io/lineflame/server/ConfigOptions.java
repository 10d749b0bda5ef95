package io.lineflame.server;

import io.lineflame.server.config.Config;
import io.lineflame.server.config.ConfigReader;
import io.lineflame.server.config.InvalidConfigException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command finds its configuration. */
final class ConfigOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties file with LINEFLAME_ keys; environment variables win over it.")
    private @Nullable Path file;

    Config read() throws InvalidConfigException {
        return ConfigReader.withInstalledProviders().read(System.getenv(), Optional.ofNullable(file));
    }
}
