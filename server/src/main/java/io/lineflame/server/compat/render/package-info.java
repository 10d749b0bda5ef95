/** The calls of older clients of Pyroscope, and of Grafana's pages for differences: {@code /pyroscope/render} and {@code /pyroscope/render-diff}. */
@NullMarked
package io.lineflame.server.compat.render;

import org.jspecify.annotations.NullMarked;
