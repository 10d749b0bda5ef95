package io.lineflame.db.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs in an environment that says nothing about language, time zone or other PostgreSQL servers. */
final class Commands {
    private Commands() {}

    /**
     * How a program ended.
     *
     * @param code its exit code; -1 when it could not be started
     * @param output what it printed, both streams
     */
    record Ended(int code, String output) {
        boolean well() {
            return code == 0;
        }
    }

    /** A program about to be started in this folder. */
    static ProcessBuilder builder(List<String> command, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(Commands::misleads);
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        return builder.directory(folder.toFile()).redirectErrorStream(true);
    }

    /** Runs to the end. A program that takes longer than the limit is ended. */
    static Ended run(List<String> command, Path folder, Duration limit) throws IOException, InterruptedException {
        Path printed = Files.createTempFile("lineflame-", ".out");
        try {
            // Into a file: a pipe would stay open for as long as a server that the program leaves behind.
            Process process = builder(command, folder)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .redirectOutput(printed.toFile())
                    .start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Ended(process.exitValue(), Files.readString(printed, StandardCharsets.ISO_8859_1));
        } finally {
            Files.deleteIfExists(printed);
        }
    }

    /** Whether this prefix can start a program here: not every container allows it, not every system has it. */
    static boolean works(List<String> prefix, String... program) throws InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(program));
        try {
            return run(command, Path.of("").toAbsolutePath(), Duration.ofSeconds(10))
                    .well();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean misleads(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        return name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG") || name.equals("LANGUAGE");
    }

    private static File nothing() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return new File(windows ? "NUL" : "/dev/null");
    }
}
