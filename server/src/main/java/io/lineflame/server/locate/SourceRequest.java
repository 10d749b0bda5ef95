package io.lineflame.server.locate;

/**
 * Which function's source is wanted, and of which build.
 *
 * @param function its full name
 * @param file as compiled; empty when unknown
 */
public record SourceRequest(VersionRequest version, String function, String file) {}
