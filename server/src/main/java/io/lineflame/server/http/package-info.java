/** The way in: Jetty, Jersey, problem documents, static pages and the headers of every answer. */
@NullMarked
package io.lineflame.server.http;

import org.jspecify.annotations.NullMarked;
