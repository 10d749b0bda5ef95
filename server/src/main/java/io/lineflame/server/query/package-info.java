/** What a request asks for: the query language, points in time and ranges, read from parameters. Does not know the store. */
@NullMarked
package io.lineflame.server.query;

import org.jspecify.annotations.NullMarked;
