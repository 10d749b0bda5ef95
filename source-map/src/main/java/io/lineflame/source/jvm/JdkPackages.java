package io.lineflame.source.jvm;

import io.lineflame.source.search.TableFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which packages are the JDK's, and in which of its modules: the table {@code jdk-packages.txt}. */
final class JdkPackages {

    private static final Map<String, List<String>> MODULES = read();

    private static final List<String> NOT_OF_THE_JDK = List.of("x");

    private JdkPackages() {}

    /** Whether a package is the JDK's; cheap for all that are not. */
    static boolean contains(List<String> packagePath) {
        return modules(packagePath).isPresent();
    }

    /** The modules that hold a package, in the newest JDK first; none for what JDK 8 alone had; empty for others'. */
    static Optional<List<String>> modules(List<String> packagePath) {
        if (packagePath.isEmpty() || !startsLikeOne(packagePath.get(0))) {
            return Optional.empty();
        }
        for (int length = Math.min(packagePath.size(), 8); length > 0; length--) {
            List<String> modules = MODULES.get(String.join(".", packagePath.subList(0, length)));
            if (modules != null) {
                return modules.equals(NOT_OF_THE_JDK) ? Optional.empty() : Optional.of(modules);
            }
        }
        boolean always = packagePath.get(0).equals("java") || packagePath.get(0).equals("sun");
        return always ? Optional.of(List.of()) : Optional.empty();
    }

    private static boolean startsLikeOne(String first) {
        return switch (first) {
            case "java", "javax", "jdk", "sun", "com", "org", "netscape" -> true;
            default -> false;
        };
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> modules = new HashMap<>();
        for (List<String> row : TableFile.rows(JdkPackages.class, "jdk-packages.txt", 2)) {
            List<String> holders =
                    row.get(1).equals("-") ? List.of() : List.of(row.get(1).split(" ", -1));
            for (String packageName : row.get(0).split(" ", -1)) {
                modules.put(packageName, holders);
            }
        }
        return Map.copyOf(modules);
    }
}
