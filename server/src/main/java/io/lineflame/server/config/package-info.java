/** What an operator may set: read once at start, with all mistakes reported at once. */
@NullMarked
package io.lineflame.server.config;

import org.jspecify.annotations.NullMarked;
