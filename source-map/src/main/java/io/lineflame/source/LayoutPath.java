package io.lineflame.source;

/**
 * A name that a file has in its language's layout of sources, apart from the one it was compiled under.
 *
 * @param path {@code /}-separated, e.g. {@code $GOROOT/src/fmt/print.go}
 * @param version which the name as compiled carries, e.g. {@code go1.24.1}; empty when it carries none
 */
public record LayoutPath(String path, String version) {}
