package io.lineflame.server.matches;

import io.lineflame.server.locate.LocatedFile;
import io.lineflame.source.declarations.MatchReport;

/**
 * The source that a page shows, and what it is worth.
 *
 * @param blobHash of its content
 */
record Shown(LocatedFile file, String blobHash, MatchReport report) {}
