package io.lineflame.profile.jfr;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes one name of those that a JVM makes up anew in every process, so that profiles of several processes add up: lambdas, accessors
 * of reflection, proxies of Spring, and libraries that are unpacked under random names.
 *
 * <p>What becomes what is a convention that Pyroscope's names follow (github.com/grafana/jfr-parser, {@code parser/symbols.go},
 * Apache License 2.0), so that a function has one name in both.
 */
final class GeneratedNames {

    private static final String ONE = "$1_";
    /** The JDK's own recorder adds this to lambdas, and has dots in their names where other classes have slashes. */
    private static final String OF_THE_JDK = "+0x";
    /** Longer names stay as they are: the time that a pattern takes grows with the square of the length. */
    private static final int LONGEST = 2048;

    /** Each looks for a plain part first: most names have none of them. */
    private static final List<Rule> RULES = List.of(
            new Rule("GeneratedMethodAccessor", "(jdk/internal/reflect/GeneratedMethodAccessor)\\d+", ONE),
            new Rule("$$Lambda", "(.+\\$\\$Lambda)(?:\\$?\\d*[./+](?:0x)?[\\da-f]+(?:/\\d+)?|\\d+)", ONE),
            new Rule("$$EnhancerBySpringCGLIB$$", "(.+\\$\\$EnhancerBySpringCGLIB\\$\\$).*", ONE),
            new Rule(
                    "libzstd-jni-",
                    "(?:\\.?/tmp/)?libzstd-jni-\\d+\\.\\d+\\.\\d+-\\d+\\.so(?: \\(deleted\\))?",
                    "libzstd-jni-_.so"),
            new Rule(
                    "amazonCorrettoCryptoProvider",
                    "(?:\\.?/tmp/)?(?:lib)?amazonCorrettoCryptoProvider(?:NativeLibraries\\.)?[0-9a-f]{16}"
                            + "(?:/libcrypto|/libamazonCorrettoCryptoProvider)?\\.so(?: \\(deleted\\))?",
                    "libamazonCorrettoCryptoProvider_.so"),
            new Rule(
                    "libasyncProfiler-",
                    "(?:\\.?/tmp/)?libasyncProfiler-(?:linux-arm64|linux-musl-x64|linux-x64|macos)-[0-9a-f]{8,64}\\.so"
                            + "(?: \\(deleted\\))?",
                    "libasyncProfiler-_.so"));

    private GeneratedNames() {}

    /** Whole names only. */
    private record Rule(String part, Pattern pattern, String replacement) implements UnaryOperator<String> {
        Rule(String part, String pattern, String replacement) {
            this(part, Pattern.compile(pattern, Pattern.DOTALL), replacement);
        }

        @Override
        public String apply(String name) {
            if (!name.contains(part)) {
                return name;
            }
            var matcher = pattern.matcher(name);
            return matcher.matches() ? matcher.replaceFirst(replacement) : name;
        }
    }

    /** The name of a class or library as it is to be stored. */
    static String merged(String name) {
        if (name.length() > LONGEST) {
            return name;
        }
        String merged = plain(name);
        for (Rule rule : RULES) {
            merged = rule.apply(merged);
        }
        return name.contains(OF_THE_JDK) ? merged.replace('.', '/') : merged;
    }

    /** JDK 25 writes hidden classes with dots, and a slash before their address; everything else does the reverse. */
    private static String plain(String name) {
        int address = name.indexOf("/0x");
        return address > 0 && name.lastIndexOf('/', address - 1) < 0
                ? name.substring(0, address).replace('.', '/') + "." + name.substring(address + 1)
                : name;
    }
}
