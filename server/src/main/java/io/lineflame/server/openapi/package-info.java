/** The description of the API, as the server hands it out. */
@NullMarked
package io.lineflame.server.openapi;

import org.jspecify.annotations.NullMarked;
