package io.lineflame.server.fourways;

import io.lineflame.server.fourways.PushedProfiles.Range;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code go tool pprof -list} prints of the profiles of a version in a time, all of them given to it at once: in its own words, with
 * the lines that cost nothing left out. It wants to see sources, so it gets files of empty lines.
 */
final class PprofList {

    private static final Pattern ROUTINE = Pattern.compile("ROUTINE =+ (\\S+) in (\\S+)");
    private static final Pattern LINE = Pattern.compile("\\s*(\\S+)\\s+(\\S+)\\s+(\\d+):.*");
    private static final List<String> SOURCES = List.of(
            "/build/main.go",
            "/build/cart/total.go",
            "/build/cart/walk.go",
            "/build/cart/step.go",
            "/build/cart/price.go",
            "/build/old/price.go",
            "/usr/lib/go/src/regexp/syntax.go");

    private final Map<String, String> rows = new TreeMap<>();

    /** A column of the profile, and the unit in which pprof prints it exactly. */
    private record Column(String type, String unit) {}

    private static final Column CPU = new Column("cpu", "ns");
    private static final Column SAMPLES = new Column("samples", "count");

    private PprofList() {}

    /** Reads what {@link #print} printed. */
    static PprofList parse(String text) {
        PprofList list = new PprofList();
        String section = "";
        String routine = "";
        for (String row : text.lines().toList()) {
            Matcher line = LINE.matcher(row);
            Matcher header = ROUTINE.matcher(row);
            if (row.startsWith("== ")) {
                section = row.substring(3) + ", ";
            } else if (header.matches()) {
                routine = header.group(1) + "@/" + header.group(2); // pprof trims the first slash
            } else if (line.matches()) {
                String numbers = number(line.group(1)) + " " + number(line.group(2));
                list.rows.put(section + routine + ":" + line.group(3), numbers);
            }
        }
        return list;
    }

    /** Each line that costs something: {@code range, version, function@file:line} to {@code self total samples}. */
    Map<String, String> lines() {
        Map<String, String> lines = new TreeMap<>();
        String cpu = " " + CPU.type + ",";
        rows.forEach((key, numbers) -> {
            if (key.contains(cpu)) {
                String samples = rows.getOrDefault(key.replace(cpu, " " + SAMPLES.type + ","), "0 0");
                lines.put(key.replace(cpu, ""), numbers + samples.substring(samples.indexOf(' ')));
            }
        });
        return lines;
    }

    /** Asks pprof, which must be there. */
    static String print(PushedProfiles profiles, Path folder) throws IOException {
        for (String source : SOURCES) {
            Path file = folder.resolve(source.substring(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, "\n".repeat(200));
        }
        StringBuilder text =
                new StringBuilder("go tool pprof " + String.join(" ", arguments(CPU, Path.of("BLANK_SOURCES")))
                        + " PROFILES\nand the same of samples, in count; lines without cost left out.\n");
        for (Range range : Range.values()) {
            for (String version : PushedProfiles.VERSIONS) {
                List<String> files = write(profiles.of(version, range), folder);
                for (Column column : List.of(CPU, SAMPLES)) {
                    text.append("\n== %s, %s, %s\n".formatted(range.words(), version, column.type));
                    List<String> command = new ArrayList<>(List.of("go", "tool", "pprof"));
                    command.addAll(arguments(column, folder));
                    command.addAll(files);
                    run(command)
                            .lines()
                            .filter(PprofList::kept)
                            .forEach(row -> text.append(row.stripTrailing()).append('\n'));
                }
            }
        }
        return text.toString();
    }

    private static List<String> arguments(Column column, Path sources) {
        return List.of(
                "-symbolize=none",
                "-list=.",
                "-sample_index=" + column.type,
                "-unit=" + column.unit,
                "-source_path=" + sources,
                "-trim_path=/");
    }

    private static List<String> write(List<byte[]> profiles, Path folder) throws IOException {
        List<String> files = new ArrayList<>();
        for (byte[] profile : profiles) {
            Path file = folder.resolve(files.size() + ".pb.gz");
            files.add(Files.write(file, profile).toString());
        }
        return files;
    }

    private static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return printed;
    }

    private static boolean kept(String row) {
        Matcher line = LINE.matcher(row);
        return !line.matches() || !(line.group(1).equals(".") && line.group(2).equals("."));
    }

    private static String number(String text) {
        return text.equals(".") ? "0" : text.replace("ns", "");
    }
}
