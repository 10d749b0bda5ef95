package io.lineflame.server.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a job's last run went.
 *
 * @param every from the end of one run to the begin of the next
 * @param ended empty before the first run
 * @param failure a sentence for the operator; empty when it went well
 */
public record JobRun(String name, Duration every, Optional<Instant> ended, Optional<String> failure) {}
