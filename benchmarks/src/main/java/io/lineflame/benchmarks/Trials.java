package io.lineflame.benchmarks;

import io.lineflame.benchmarks.compare.CompareCommand;
import io.lineflame.benchmarks.compare.LoadCommand;
import io.lineflame.benchmarks.compare.MonthCommand;
import io.lineflame.benchmarks.faults.FaultsCommand;
import io.lineflame.benchmarks.faults.NodesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Whole servers under load: how fast, how small, and whether anything is lost. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        subcommands = {
            LoadCommand.class,
            CompareCommand.class,
            MonthCommand.class,
            FaultsCommand.class,
            NodesCommand.class
        })
public final class Trials {

    private Trials() {}

    /** Ends with 0 when all that was checked holds. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Trials()).execute(arguments));
    }
}
