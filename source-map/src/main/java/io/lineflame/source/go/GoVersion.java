package io.lineflame.source.go;

import java.util.List;
import java.util.Optional;

/**
 * A version of Go. Source: go.dev/doc/toolchain, "Go versions".
 *
 * @param text as Go's makers write it, e.g. {@code go1.24.1}, {@code go1.25rc2}, {@code go1.20}; for a Go built from its
 *     repository the commit
 * @param refs what it may be called in Go's repository
 * @param exact whether the text names one release, rather than a language version with many
 */
record GoVersion(String text, List<String> refs, boolean exact) {

    /** Since this minor the first release has a patch number too: go1.20, but go1.21.0. */
    private static final int FIRST_WITH_ZERO = 21;

    GoVersion {
        refs = List.copyOf(refs);
    }

    /**
     * Reads what {@code runtime.Version()} says, or a toolchain's name: {@code go1.24.1}, {@code go1.24.1 X:rangefunc},
     * {@code go1.21.3-acme}, {@code devel go1.25-0a1b2c3d4e Mon Jan 6}. Empty for what is no version of Go.
     */
    static Optional<GoVersion> parse(String version) {
        String text = version.strip();
        if (text.startsWith("devel ")) {
            return ofCommit(text);
        }
        return text.startsWith("go") ? ofNumber(text.substring("go".length())) : Optional.empty();
    }

    /** Reads a version without {@code go} in front of it, such as that of a line {@code go 1.24.1}. */
    static Optional<GoVersion> ofNumber(String text) {
        int end = 0;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        boolean ends = end == text.length() || " -_+(".indexOf(text.charAt(end)) >= 0;
        return ends ? ofParts(text.substring(0, end)) : Optional.empty();
    }

    private static boolean isPart(char c) {
        return (c >= '0' && c <= '9') || c == '.' || (c >= 'a' && c <= 'z');
    }

    private static Optional<GoVersion> ofParts(String number) {
        int early = Math.max(number.indexOf("rc"), number.indexOf("beta"));
        String[] parts = (early < 0 ? number : number.substring(0, early)).split("\\.", -1);
        String after = early < 0 ? "" : number.substring(early).replaceFirst("^(rc|beta)", "");
        boolean wrong = parts.length < 2
                || parts.length > 3
                || (early >= 0 && !isNumber(after))
                || !List.of(parts).stream().allMatch(GoVersion::isNumber);
        if (wrong) {
            return Optional.empty();
        }
        boolean language = parts.length == 2 && early < 0 && Integer.parseInt(parts[1]) >= FIRST_WITH_ZERO;
        String text = "go" + number;
        return Optional.of(new GoVersion(text, List.of(language ? text + ".0" : text), !language));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** {@code devel go1.25-0a1b2c3d4e Mon Jan 6 12:00:00 2025 +0000}; before Go 1.17 {@code devel +0a1b2c3d4e Mon ...}. */
    private static Optional<GoVersion> ofCommit(String text) {
        String word = text.substring("devel ".length()).strip();
        word = word.indexOf(' ') < 0 ? word : word.substring(0, word.indexOf(' '));
        String hash = word.substring(Math.max(word.lastIndexOf('-'), word.lastIndexOf('+')) + 1);
        boolean isHash = hash.length() >= 7
                && hash.length() <= 64
                && hash.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        return isHash ? Optional.of(new GoVersion(hash, List.of(hash), true)) : Optional.empty();
    }

    /** Whether it names one release wherever it stands: folders named {@code go-1.19} hold any of its patch releases. */
    boolean saysPatch() {
        return exact && !text.matches("go[0-9]++\\.[0-9]++");
    }

    /** Whether this is a release of the other's language version: go1.21.8 of go1.21. */
    boolean isOf(GoVersion language) {
        return text.equals(language.text) || text.startsWith(language.text + ".");
    }

    /** Compares releases by number; a language version is before its releases, and release candidates too. */
    static int compare(GoVersion a, GoVersion b) {
        int[] left = a.numbers();
        int[] right = b.numbers();
        for (int i = 0; i < left.length; i++) {
            if (left[i] != right[i]) {
                return Integer.compare(left[i], right[i]);
            }
        }
        return 0;
    }

    private int[] numbers() {
        int[] numbers = {0, 0, -1};
        String[] parts =
                text.replaceFirst("^go", "").replaceFirst("(rc|beta).*$", "").split("\\.", -1);
        for (int i = 0; i < Math.min(parts.length, numbers.length); i++) {
            numbers[i] = isNumber(parts[i]) ? Integer.parseInt(parts[i]) : 0;
        }
        return numbers;
    }
}
