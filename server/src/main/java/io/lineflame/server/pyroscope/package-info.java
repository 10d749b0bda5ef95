/**
 * Profiles kept in a Grafana Pyroscope: pushes go on to it as they came, questions are put to its {@code querier.v1}. Start reading at
 * {@link io.lineflame.server.pyroscope.PyroscopeProfiles}.
 */
@NullMarked
package io.lineflame.server.pyroscope;

import org.jspecify.annotations.NullMarked;
