package io.lineflame.source;

/**
 * One step of the search for a file.
 *
 * @param path what was looked for or looked at, {@code /}-separated; not always in the repository
 * @param rule the rule's name in a few words, e.g. {@code service_root_path}
 * @param why a sentence that a person can act on
 */
public record Attempt(String path, String rule, Verdict verdict, String why) {}
