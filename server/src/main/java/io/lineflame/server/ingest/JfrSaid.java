package io.lineflame.server.ingest;

import java.util.Optional;

/**
 * What {@code /ingest} says beside a recording of the JVM.
 *
 * @param spy the agent's kind; empty when it does not say
 * @param sampleRate samples of a running thread per second; empty when the request does not say
 */
record JfrSaid(AppName name, Optional<String> from, Optional<String> until, String spy, Optional<String> sampleRate) {}
