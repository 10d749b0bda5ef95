package io.lineflame.server;

import io.lineflame.server.coverage.MappingsCommand;
import io.lineflame.server.list.ListCommand;
import io.lineflame.server.push.ImportCommand;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Without a command it serves. */
@Command(
        name = "lineflame",
        description = "Shows what production costs, on the line of source code that costs it.",
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            ListCommand.class,
            ImportCommand.class,
            MappingsCommand.class,
            CheckCommand.class,
            KeysCommand.class,
            TokensCommand.class,
        })
public final class Main implements Runnable {

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command line and returns its exit code: 0 done, 1 it did not work, 2 the command line makes no sense. */
    static int run(String... args) {
        if (args.length > 0 && args[0].equals("list")) {
            // Alone: reading the annotations of all commands takes longer than listing a profile.
            return new CommandLine(new ListCommand()).execute(Arrays.copyOfRange(args, 1, args.length));
        }
        boolean serves = args.length == 0 || args[0].startsWith("--config");
        CommandLine commandLine = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
        return serves ? commandLine.execute(withServe(args)) : commandLine.execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(new CommandLine(this), "Which command?");
    }

    private static String[] withServe(String[] args) {
        String[] all = new String[args.length + 1];
        all[0] = "serve";
        System.arraycopy(args, 0, all, 1, args.length);
        return all;
    }
}
