package io.lineflame.source.go;

import io.lineflame.source.search.CompiledPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table {@code vanity-hosts.txt} beside this class, read once: which repository holds a Go module. */
final class VanityHosts {

    /** By their first segment; longer ones first, then those with fewer stars. */
    private static final Map<String, List<Line>> LINES = read();

    private VanityHosts() {}

    /** The repository of Go itself. */
    static String ofGoItself() {
        return find("std").map(Found::repository).orElseThrow();
    }

    /** The repository that a module's path names; empty when no line of the table fits. */
    static Optional<Found> find(String module) {
        List<String> segments = CompiledPath.segmentsOf(module);
        List<Line> lines = segments.isEmpty() ? List.of() : LINES.getOrDefault(segments.get(0), List.of());
        return lines.stream().flatMap(line -> line.match(segments).stream()).findFirst();
    }

    private static Map<String, List<Line>> read() {
        return lines().map(Line::of)
                .sorted(Comparator.comparingInt((Line line) -> -line.pattern().size())
                        .thenComparingInt(Line::stars))
                .collect(Collectors.groupingBy(line -> line.pattern().get(0)));
    }

    private static Stream<String> lines() {
        try (InputStream table =
                Objects.requireNonNull(VanityHosts.class.getResourceAsStream("vanity-hosts.txt"), "vanity-hosts.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException("The table of vanity hosts cannot be read from the jar.", e);
        }
    }

    /**
     * A repository, and where the module lies in it.
     *
     * @param below what the module's path has behind the repository's, in segments
     */
    record Found(String repository, List<String> below) {}

    /** A line of the table. */
    private record Line(List<String> pattern, String repository) {

        static Line of(String text) {
            String[] words = text.strip().split("\\s+", 2);
            return new Line(List.of(words[0].split("/")), words[1]);
        }

        int stars() {
            return (int) pattern.stream().filter(part -> part.startsWith("*")).count();
        }

        Optional<Found> match(List<String> module) {
            List<String> stood = new ArrayList<>();
            for (int i = 0; i < pattern.size(); i++) {
                boolean fits = i < module.size() && fits(pattern.get(i), module.get(i), stood);
                if (!fits) {
                    return Optional.empty();
                }
            }
            String address = repository;
            for (int i = 0; i < stood.size(); i++) {
                address = address.replace("$" + (i + 1), stood.get(i));
            }
            return Optional.of(new Found(address, module.subList(pattern.size(), module.size())));
        }

        private static boolean fits(String part, String segment, List<String> stood) {
            if (part.equals("*")) {
                return stood.add(segment);
            }
            if (!part.endsWith(".vN")) {
                return part.equals(segment);
            }
            int version = MajorVersion.behindDot(segment);
            String name = version < 0 ? segment : segment.substring(0, version);
            String wanted = part.substring(0, part.length() - ".vN".length());
            boolean star = wanted.equals("*");
            return version > 0 && (star ? stood.add(name) : wanted.equals(name));
        }
    }
}
