package io.lineflame.source.jvm;

import java.util.List;
import java.util.Set;

/** How packages of the JVM's world begin: like the address of who made them, turned round, or like a known library. */
final class PackageRoots {

    private static final Set<String> FIRST = Set.of(
            "com", "org", "net", "io", "edu", "gov", "dev", "java", "javax", "jakarta", "jdk", "sun", "kotlin",
            "kotlinx", "scala", "groovy", "clojure", "br", "ch", "cn", "de", "eu", "fr", "jp", "nl", "pl", "ru", "se",
            "uk");

    private PackageRoots() {}

    /** Whether a package begins so; Python's and others' {@code requests.sessions} do not. */
    static boolean start(List<String> packagePath) {
        return !packagePath.isEmpty()
                && (FIRST.contains(packagePath.get(0))
                        || Library.of(packagePath).isPresent());
    }
}
