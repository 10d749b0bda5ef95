package io.lineflame.source.mappings;

/**
 * Something in a mapping file that cannot be followed.
 *
 * @param file as in {@link Mapping#file}
 * @param line 1-based
 * @param reason a sentence that says what would be right
 */
public record MappingMistake(String file, int line, String reason) {}
