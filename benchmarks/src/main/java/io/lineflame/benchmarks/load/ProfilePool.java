package io.lineflame.benchmarks.load;

import io.lineflame.benchmarks.wire.WireProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Go's CPU and heap profiles of a folder, each in many variants. The same folder, count and seed give the same profiles. */
public final class ProfilePool {

    /** Larger ones are no profile of ten seconds of a service. */
    private static final long LARGEST_FILE = 64 << 10;

    private static final long SMALLEST_FILE = 8 << 10;

    private final Map<Kind, List<List<Payload>>> sources;

    private ProfilePool(Map<Kind, List<List<Payload>>> sources) {
        this.sources = sources;
    }

    /** Reads the folder and all below it; throws {@link IllegalArgumentException} when it holds no profile of a kind. */
    public static ProfilePool read(Path folder, int variants, long seed) {
        Map<Kind, List<List<Payload>>> sources = new EnumMap<>(Kind.class);
        for (Path file : files(folder)) {
            add(file, variants, seed, sources);
        }
        if (sources.size() < Kind.values().length) {
            throw new IllegalArgumentException(folder + " holds no CPU or no heap profile of Go between 8 and 64 KiB"
                    + " (*.pb.gz, *.pgo, *.pprof)");
        }
        return new ProfilePool(sources);
    }

    /** A profile of this service; the same numbers give the same one. */
    Payload pick(Kind kind, int service, int number) {
        List<List<Payload>> all = sources.getOrDefault(kind, List.of());
        List<Payload> variants = all.get(service % all.size());
        return variants.get(Math.floorMod(number, variants.size()));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(pb\\.gz|pgo|pprof)"))
                    .filter(file -> !file.toString().contains("delta"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Path file, int variants, long seed, Map<Kind, List<List<Payload>>> sources) {
        try {
            long size = Files.size(file);
            if (size < SMALLEST_FILE || size > LARGEST_FILE) {
                return;
            }
            WireProfile profile = WireProfile.read(Files.readAllBytes(file));
            for (Kind kind : Kind.values()) {
                if (kind.fits(profile)) {
                    sources.computeIfAbsent(kind, missing -> new ArrayList<>())
                            .add(variants(profile, kind, variants, seed));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Payload> variants(WireProfile profile, Kind kind, int count, long seed) {
        Variants maker = new Variants(profile, kind, new Random(seed));
        return Stream.generate(maker::next).limit(count).toList();
    }
}
