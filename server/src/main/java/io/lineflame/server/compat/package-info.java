/**
 * Calls of other tools' protocols, on top of our own features: {@code vcs.v1.VCSService}, which Grafana's Profiles Drilldown asks for
 * source and commits. Nothing is decided here that the pages could not do, and nobody learns here what the pages would not tell them.
 * The only place beside its provider that may name a commercial code host, since the protocol does.
 */
@NullMarked
package io.lineflame.server.compat;

import org.jspecify.annotations.NullMarked;
