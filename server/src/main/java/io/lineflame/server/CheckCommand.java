package io.lineflame.server;

import io.lineflame.db.DatabaseException;
import io.lineflame.db.DatabaseSettings;
import io.lineflame.db.embedded.EmbeddedPostgresException;
import io.lineflame.server.check.Finding;
import io.lineflame.server.check.HostTrial;
import io.lineflame.server.check.KeysTrial;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.Config;
import io.lineflame.server.config.InvalidConfigException;
import io.lineflame.server.config.PyroscopeSettings;
import io.lineflame.server.pyroscope.PyroscopeTrial;
import io.lineflame.vcs.VcsHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check}: tries everything the configuration names, and says what works and what to do about the rest. */
@Command(
        name = "check",
        description =
                "Tries configuration, data folder, database, keys and code hosts; exit code 1 when something does not work.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    private boolean failed;

    @Override
    public Integer call() {
        Config config;
        try {
            config = options.read();
        } catch (InvalidConfigException e) {
            e.mistakes().forEach(mistake -> bad("configuration", mistake.toString()));
            return 1;
        }
        good(
                "configuration",
                "listens on " + config.listen().urlHost() + ":"
                        + config.listen().port());
        checkDataDir(config.dataDir());
        checkDatabase(config);
        config.pyroscope().ifPresent(this::checkPyroscope);
        say("keys", new KeysTrial(config).run());
        good("administrators", administrators(config.access()));
        if (config.hosts().isEmpty()) {
            good("code hosts", "none configured; profiles are shown without source");
        }
        config.hosts().forEach(host -> checkHost(config, host));
        return failed ? 1 : 0;
    }

    private static String administrators(AccessRule access) {
        if (access.everybodyIsAdmin()) {
            return "everybody may change what holds for all; LINEFLAME_ADMINS would name who";
        }
        return access.admins().isEmpty()
                ? "nobody may change what holds for all; LINEFLAME_ADMINS would name who"
                : access.admins().stream()
                        .map(admin -> admin.hostId() + ":" + admin.login())
                        .collect(Collectors.joining(", "));
    }

    private void checkDataDir(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "check", ""));
            good("data folder", folder + " can be written");
        } catch (IOException e) {
            bad(
                    "data folder",
                    folder + " cannot be written; choose another with LINEFLAME_DATA_DIR, or change its owner");
        }
    }

    private void checkDatabase(Config config) {
        String which = config.database().map(DatabaseSettings::place).orElse("the embedded one");
        try (ServerDatabase database = ServerDatabase.open(config)) {
            database.readyCheck()
                    .problem()
                    .ifPresentOrElse(
                            problem -> bad("database", problem),
                            () -> good("database", which + " answers, schema is current"));
        } catch (DatabaseException | EmbeddedPostgresException e) {
            bad("database", String.valueOf(e.getMessage()));
        }
    }

    private void checkPyroscope(PyroscopeSettings settings) {
        PyroscopeTrial.problem(settings, Clock.systemUTC())
                .ifPresentOrElse(
                        problem -> bad("profiles", problem),
                        () -> good("profiles", "kept in the Pyroscope at " + settings.url() + ", which answers"));
    }

    private void checkHost(Config config, VcsHost host) {
        new HostTrial(config).run(host).forEach(finding -> say("code host " + host.id(), finding));
    }

    private void say(String what, Finding finding) {
        if (finding.works()) {
            good(what, finding.sentence());
        } else {
            bad(what, finding.sentence());
        }
    }

    private static void good(String what, String sentence) {
        System.out.println("ok    " + what + ": " + sentence);
    }

    private void bad(String what, String sentence) {
        failed = true;
        System.out.println("wrong " + what + ": " + sentence);
    }
}
