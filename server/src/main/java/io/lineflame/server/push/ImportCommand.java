package io.lineflame.server.push;

import io.lineflame.server.profiles.ServiceVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: pushes profile files to a running server. */
@Command(name = "import", description = "Pushes pprof files to a running server.", mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PROFILE", description = "pprof files, compressed or not.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--service", required = true, paramLabel = "S", description = "The service they come from.")
    private String service = "";

    @Option(
            names = "--repository",
            defaultValue = "",
            paramLabel = "R",
            description = "Where its source is: https://host/owner/name.")
    private String repository = "";

    @Option(
            names = "--ref",
            defaultValue = "",
            paramLabel = "C",
            description = "The commit, tag or branch it was built from.")
    private String ref = "";

    @Option(
            names = "--root-path",
            defaultValue = "",
            paramLabel = "P",
            description = "The service's folder in the repository.")
    private String rootPath = "";

    @Option(
            names = "--server",
            defaultValue = "http://127.0.0.1:4040",
            paramLabel = "URL",
            description = "Default: ${DEFAULT-VALUE}.")
    private URI server = URI.create("http://127.0.0.1:4040");

    @Option(
            names = "--time",
            defaultValue = "",
            paramLabel = "T",
            description = "When they start, as 2026-03-10T12:00:00Z or now. Default: as the profiles say.")
    private String time = "";

    @Option(
            names = "--block",
            description = "Contention profiles are of Go's block profiler (else: mutex, unless named block*).")
    private boolean block;

    @Option(names = "--label", paramLabel = "K=V", description = "A further label; may be repeated.")
    private Map<String, String> labels = new LinkedHashMap<>();

    @Override
    public Integer call() throws InterruptedException {
        Optional<Instant> from;
        Map<String, String> all;
        try {
            checkServer();
            from = start();
            all = allLabels();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        ProfilePusher pusher = new ProfilePusher(server);
        int failed = 0;
        for (Path file : files) {
            try {
                var push = new ProfilePusher.Push(service, all, from, Optional.empty(), block || isBlock(file));
                pusher.push(Files.readAllBytes(file), push);
                System.out.println(file + ": stored");
            } catch (NoSuchFileException e) {
                System.err.println(file + ": there is no such file");
                failed++;
            } catch (IOException e) {
                String reason = Files.isDirectory(file) ? "it is a folder" : e.getMessage();
                System.err.println(file + ": " + reason);
                failed++;
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private void checkServer() {
        boolean web = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
        if (!web || server.getHost() == null || server.getRawQuery() != null || server.getRawFragment() != null) {
            throw new IllegalArgumentException("--server needs an address as http://127.0.0.1:4040, not " + server);
        }
    }

    private Map<String, String> allLabels() {
        Map<String, String> all = new LinkedHashMap<>(labels);
        Map.of(
                        ServiceVersion.REPOSITORY_LABEL,
                        repository,
                        ServiceVersion.REF_LABEL,
                        ref,
                        ServiceVersion.ROOT_PATH_LABEL,
                        rootPath)
                .forEach((name, value) -> {
                    if (!value.isEmpty()) {
                        all.put(name, value);
                    }
                });
        all.forEach((name, value) -> {
            if ((name + value).matches(".*[{},].*") || name.contains("=")) {
                throw new IllegalArgumentException(
                        "the label " + name + " holds a comma or a brace, which no client can send");
            }
        });
        return all;
    }

    private Optional<Instant> start() {
        if (time.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(time.equals("now") ? Instant.now() : Instant.parse(time));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--time needs an instant as 2026-03-10T12:00:00Z, or now", e);
        }
    }

    private static boolean isBlock(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().toLowerCase(Locale.ROOT).startsWith("block");
    }
}
