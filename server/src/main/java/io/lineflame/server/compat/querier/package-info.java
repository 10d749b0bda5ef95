/**
 * {@code querier.v1.QuerierService}: what Grafana's data source, its Profiles Drilldown and {@code profilecli} ask, answered from the
 * same selections as the pages. docs/compatibility.md says what differs from Pyroscope.
 */
@NullMarked
package io.lineflame.server.compat.querier;

import org.jspecify.annotations.NullMarked;
