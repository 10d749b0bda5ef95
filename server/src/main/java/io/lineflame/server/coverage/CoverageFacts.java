package io.lineflame.server.coverage;

import io.lineflame.source.coverage.Coverage;
import io.lineflame.source.mappings.Mappings;
import io.lineflame.vcs.CommitId;
import java.util.Map;

/**
 * An answer, and what it rests on.
 *
 * @param files the mapping files that were read, by their path, the strongest first
 */
record CoverageFacts(CommitId commit, Coverage coverage, Map<String, Mappings> files) {}
