/** The table of functions, and one function line by line. */
@NullMarked
package io.lineflame.server.functions;

import org.jspecify.annotations.NullMarked;
