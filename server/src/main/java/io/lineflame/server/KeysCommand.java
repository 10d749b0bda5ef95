package io.lineflame.server;

import io.lineflame.db.ConnectionStore;
import io.lineflame.db.DatabaseException;
import io.lineflame.db.embedded.EmbeddedPostgresException;
import io.lineflame.server.config.Config;
import io.lineflame.server.config.InvalidConfigException;
import io.lineflame.server.secrets.KeyFileException;
import io.lineflame.server.secrets.KeyRotation;
import io.lineflame.server.secrets.KeyRotation.Report;
import io.lineflame.server.secrets.KeyUse;
import io.lineflame.server.secrets.KeyUse.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keys}: the keys that seal people's credentials. Prints ids and numbers, never a key. */
@Command(
        name = "keys",
        description = "Lists and changes the keys that seal people's credentials, also while servers run.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {KeysCommand.ListKeys.class, KeysCommand.Rotate.class, KeysCommand.Make.class})
final class KeysCommand {

    private KeysCommand() {}

    /** {@code keys list}. */
    @Command(
            name = "list",
            description = "Shows each key's id, what it is there for, and how many stored credentials it sealed.",
            mixinStandardHelpOptions = true)
    static final class ListKeys implements Callable<Integer> {

        @Mixin
        private ConfigOptions options = new ConfigOptions();

        @Override
        public Integer call() {
            return with(options, keys -> {
                System.out.printf("%-12s %-10s %s%n", "key", "is", "credentials");
                List<KeyUse> uses = keys.list();
                uses.forEach(use -> System.out.printf(
                        "%-12d %-10s %d%n", use.id(), use.role().word(), use.rows()));
                if (uses.stream().anyMatch(use -> use.role() == Role.MISSING)) {
                    System.out.println(
                            "Credentials of missing keys open again with a copy of those keys; otherwise their"
                                    + " people connect again.");
                }
            });
        }
    }

    /** {@code keys rotate}. */
    @Command(
            name = "rotate",
            description = "Makes a new key the one that seals, and seals all stored credentials with it.",
            mixinStandardHelpOptions = true)
    static final class Rotate implements Callable<Integer> {

        @Mixin
        private ConfigOptions options = new ConfigOptions();

        @Option(
                names = "--prepare",
                description =
                        "Only adds the new key, to hand the file to all servers first. The next rotation makes it the one"
                                + " that seals.")
        private boolean prepare;

        @Option(
                names = "--forget-old",
                description = "Removes old keys that nothing needs any more, 10 minutes after a rotation or later.")
        private boolean forgetOld;

        @Override
        public Integer call() {
            if (prepare && forgetOld) {
                System.err.println("--prepare and --forget-old are two steps: one at a time.");
                return 2;
            }
            return with(options, keys -> {
                Report report = prepare ? keys.prepare() : forgetOld ? keys.forgetOld() : keys.rotate();
                System.out.println("Key " + report.primary() + " seals; "
                        + (report.others().isEmpty() ? "there is no other" : "these open too: " + report.others())
                        + ".");
                System.out.println("Credentials sealed again: " + report.sealed() + ".");
                if (report.unopened() > 0) {
                    System.out.println("Credentials that no key opens: " + report.unopened()
                            + ". Their people have to connect again.");
                }
            });
        }
    }

    /** {@code keys make}. */
    @Command(
            name = "make",
            description =
                    "Writes a file with one new key, for LINEFLAME_SECRET_KEYS_FILE; readable by its owner alone.",
            mixinStandardHelpOptions = true)
    static final class Make implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "A file that does not exist yet.")
        private Path file = Path.of("keys.json");

        @Override
        public Integer call() {
            try {
                long id = KeyRotation.make(file);
                System.out.println(
                        "Made key " + id + " in " + file + ". Keep a copy of this file apart from the database.");
                return 0;
            } catch (KeyFileException e) {
                System.err.println(e.getMessage());
                return 1;
            }
        }
    }

    private static int with(ConfigOptions options, Consumer<KeyRotation> work) {
        try {
            Config config = options.read();
            try (ServerDatabase database = ServerDatabase.join(config)) {
                work.accept(
                        new KeyRotation(config.keys(), new ConnectionStore(database.database()), Clock.systemUTC()));
                return 0;
            }
        } catch (InvalidConfigException e) {
            System.err.println("The configuration cannot be used:");
            e.mistakes().forEach(mistake -> System.err.println("  " + mistake));
        } catch (DatabaseException | EmbeddedPostgresException | KeyFileException e) {
            System.err.println(e.getMessage());
        }
        return 1;
    }
}
