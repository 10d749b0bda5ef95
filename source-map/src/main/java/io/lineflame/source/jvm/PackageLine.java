package io.lineflame.source.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What package a text of Kotlin, Scala or Groovy says that it is of. Reads its first lines only. */
final class PackageLine {

    private static final String KEYWORD = "package ";

    private PackageLine() {}

    /** The package, as the lines before anything else declare it; empty when they declare none. */
    static Optional<String> of(String text) {
        List<String> parts = new ArrayList<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !isBesideThePoint(line))
                .takeWhile(PackageLine::declares)
                .forEach(line -> parts.add(name(line)));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(".", parts));
    }

    /** Comments and annotations of the file. */
    private static boolean isBesideThePoint(String line) {
        return line.isEmpty() || line.startsWith("/") || line.startsWith("*") || line.startsWith("@");
    }

    private static boolean declares(String line) {
        return line.startsWith(KEYWORD) && !line.startsWith("package object ");
    }

    private static String name(String line) {
        String text = line.substring(KEYWORD.length()).strip().replace("`", "");
        int end = 0;
        while (end < text.length() && (text.charAt(end) == '.' || Character.isJavaIdentifierPart(text.charAt(end)))) {
            end++;
        }
        return text.substring(0, end);
    }
}
