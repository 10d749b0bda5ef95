package io.lineflame.vcs.github.standin;

/**
 * One request the stand-in has answered.
 *
 * @param path as asked, percent encoding and all, without the query
 * @param query without the question mark; empty when there is none
 * @param who the account's login; {@code anonymous}; {@code app} for the application's own
 *     password; {@code unknown} for credentials nobody has
 * @param conditional whether it carried If-None-Match
 */
public record StandInRequest(String method, String path, String query, String who, boolean conditional, int status) {}
