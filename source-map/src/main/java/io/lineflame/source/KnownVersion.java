package io.lineflame.source;

/**
 * A version, and how it is known.
 *
 * @param text as its makers write it, e.g. {@code go1.24.1}, {@code v1.2.3}, {@code 3.12.4}
 * @param from what says so, e.g. {@code the file's name}, {@code the label go_version}, {@code the toolchain line of
 *     go.mod}
 */
public record KnownVersion(String text, String from) {}
