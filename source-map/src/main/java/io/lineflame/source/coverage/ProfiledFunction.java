package io.lineflame.source.coverage;

/**
 * A function that samples touch.
 *
 * @param file as compiled; may be empty
 */
public record ProfiledFunction(String name, String file) {}
