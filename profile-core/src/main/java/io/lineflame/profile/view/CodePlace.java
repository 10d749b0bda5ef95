package io.lineflame.profile.view;

/** Where the source of a function stands. */
public sealed interface CodePlace {

    /**
     * In the repository that is looked at.
     *
     * @param path of a file, segments joined by single slashes
     */
    record Inside(String path) implements CodePlace {}

    /**
     * Anywhere else.
     *
     * @param kind what is told apart of it, e.g. {@code dependency}
     */
    record Outside(String kind) implements CodePlace {}
}
