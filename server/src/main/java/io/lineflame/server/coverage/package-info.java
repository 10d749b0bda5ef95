/**
 * How much of a profile has source that is found: for a service in the pages, and for a file on the command line, which needs
 * neither server nor database.
 */
@NullMarked
package io.lineflame.server.coverage;

import org.jspecify.annotations.NullMarked;
