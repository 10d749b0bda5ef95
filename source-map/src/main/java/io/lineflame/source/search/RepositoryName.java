package io.lineflame.source.search;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A repository's host and path, as evidence: Go's package paths and {@code -trimpath} file names
 * usually start with them.
 *
 * @param segments e.g. {@code [github.com, acme, shop]}; empty when unknown
 */
public record RepositoryName(List<String> segments) {

    private static final Pattern MAJOR_VERSION = Pattern.compile("v\\d+");
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z+.-]*://");
    private static final Pattern COLON_OF_SCP = Pattern.compile(":(?!\\d+/)");
    private static final Pattern PORT = Pattern.compile("^([^/:]+):\\d+/");
    private static final Pattern GIT_END = Pattern.compile("\\.git/?$");

    public RepositoryName {
        segments = List.copyOf(segments);
    }

    public static RepositoryName of(String repository) {
        String text = SCHEME.matcher(repository.strip()).replaceFirst("");
        int at = text.indexOf('@');
        if (at >= 0 && (text.indexOf('/') < 0 || at < text.indexOf('/'))) {
            text = COLON_OF_SCP.matcher(text.substring(at + 1)).replaceFirst("/");
        }
        text = GIT_END.matcher(PORT.matcher(text).replaceFirst("$1/")).replaceFirst("");
        return new RepositoryName(CompiledPath.segmentsOf(text));
    }

    /** The last segment; empty when unknown. */
    public String last() {
        return segments.isEmpty() ? "" : segments.get(segments.size() - 1);
    }

    /** What a path has behind the repository's host and path; empty when it does not hold them. */
    public Optional<List<String>> within(List<String> path) {
        if (segments.size() < 2) {
            return Optional.empty();
        }
        for (int i = 0; i + segments.size() <= path.size(); i++) {
            if (path.get(i).equals(segments.get(0))
                    && path.subList(i, i + segments.size()).equals(segments)) {
                return Optional.of(path.subList(i + segments.size(), path.size()));
            }
        }
        return Optional.empty();
    }

    /** A path without the {@code v2} that a module path may have where the repository has no folder. */
    public static List<String> withoutMajorVersion(List<String> path) {
        return !path.isEmpty() && MAJOR_VERSION.matcher(path.get(0)).matches() ? path.subList(1, path.size()) : path;
    }
}
