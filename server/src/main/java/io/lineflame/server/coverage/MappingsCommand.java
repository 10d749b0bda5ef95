package io.lineflame.server.coverage;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code mappings}: what can be asked about where source is. */
@Command(
        name = "mappings",
        description = "Tells whose source is found in a repository, and what mappings would find more.",
        mixinStandardHelpOptions = true,
        subcommands = CoverageCommand.class)
public final class MappingsCommand implements Runnable {

    @Override
    public void run() {
        throw new CommandLine.ParameterException(new CommandLine(this), "Which command? There is coverage.");
    }
}
