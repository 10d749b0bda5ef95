package io.lineflame.source.jvm;

import java.util.List;
import java.util.Locale;

/**
 * A folder of a repository, read as build tools lay sources out: {@code shop/src/main/java/com/acme} holds the package
 * {@code com.acme} of the source set {@code main} for sure, {@code src/com/acme} may.
 *
 * @param segments from the repository's root
 * @param root how many segments lead to the root of packages; -1 when the folder does not show it
 * @param sure whether the layout says where packages begin
 * @param sourceSet e.g. {@code main}, {@code test}, {@code jvmMain}; empty when the folder does not show it
 */
record SourceFolder(List<String> segments, int root, boolean sure, String sourceSet) {

    SourceFolder {
        segments = List.copyOf(segments);
    }

    static SourceFolder of(List<String> segments) {
        for (int i = 0; i + 1 < segments.size(); i++) {
            if (segments.get(i).equals("src")) {
                if (i + 2 < segments.size() && isLanguage(segments.get(i + 2))) {
                    return new SourceFolder(segments, i + 3, true, segments.get(i + 1));
                }
                if (isLanguage(segments.get(i + 1))) {
                    return new SourceFolder(
                            segments, i + 2, true, segments.get(i + 1).startsWith("test") ? "test" : "");
                }
            }
        }
        int src = segments.lastIndexOf("src");
        return new SourceFolder(segments, src + 1 == 0 ? -1 : src + 1, false, testsBefore(segments) ? "test" : "");
    }

    /** A folder of a language, {@code scala-2.13} and {@code java11} included. */
    private static boolean isLanguage(String segment) {
        return switch (segment) {
            case "java", "kotlin", "scala", "groovy", "clojure", "clj" -> true;
            default -> segment.startsWith("scala-") || (segment.startsWith("java") && isNumber(segment.substring(4)));
        };
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean testsBefore(List<String> segments) {
        return segments.contains("test") || segments.contains("tests") || segments.contains("javatests");
    }

    /** The package by the layout; empty also for what the layout does not show. */
    List<String> packagePath() {
        return root < 0 ? List.of() : segments.subList(root, segments.size());
    }

    boolean ofTests() {
        String set = sourceSet.toLowerCase(Locale.ROOT);
        return set.startsWith("test")
                || set.endsWith("test")
                || set.endsWith("tests")
                || set.equals("it")
                || set.equals("jmh")
                || set.equals("testfixtures");
    }

    /** Whether another platform's compiler reads it: Kotlin's and Scala's other targets. */
    boolean ofOtherPlatform() {
        return sourceSet.endsWith("Main")
                && !List.of("jvmMain", "commonMain", "androidMain").contains(sourceSet);
    }

    /** Which sources a running program is rather of: 0 before 1 and so on. */
    int rank() {
        if (ofTests()) {
            return 2;
        }
        boolean declarationsOnly = sourceSet.equals("commonMain");
        return declarationsOnly ? 1 : ofOtherPlatform() ? 3 : 0;
    }
}
