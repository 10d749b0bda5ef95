package io.lineflame.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Real profiles from the reference data folder: {@code -Dlineflame.reference}, {@code LINEFLAME_REFERENCE}, or a folder
 * {@code shared} beside the checkout.
 */
final class ReferenceProfiles {
    /** 7 798 samples, 40 624 nodes: the profile that the limits for one breakdown are set on. */
    static final Path GO_COMPILE = folder().resolve("profiles/go-compile-1.23.pgo");

    private ReferenceProfiles() {}

    private static Path folder() {
        String named = System.getProperty("lineflame.reference", System.getenv("LINEFLAME_REFERENCE"));
        if (named != null && !named.isEmpty()) {
            return Path.of(named);
        }
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.exists(here.resolve("benchmarks"))
                ? here
                : here.resolve("..").normalize();
        return root.resolveSibling("shared");
    }

    /** The gzip profiles of at most this many bytes, in the order of their names. */
    static List<byte[]> smallerThan(int bytes) {
        List<byte[]> profiles = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                boolean pprof = name.endsWith(".pb.gz") || name.endsWith(".pgo");
                if (pprof && !file.toString().contains("otlp") && Files.size(file) < bytes) {
                    addPlainGzip(Files.readAllBytes(file), profiles);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return profiles;
    }

    /** With a header of ten bytes, so that decompressing alone can skip it. */
    private static void addPlainGzip(byte[] body, List<byte[]> profiles) {
        if ((body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b && body[3] == 0) {
            profiles.add(body);
        }
    }
}
