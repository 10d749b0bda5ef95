/**
 * Where the source of a frame is: from the service's version to a file of its repository, or of another one, read as the viewer.
 * Start reading at {@link io.lineflame.server.locate.SourceLocator}.
 */
@NullMarked
package io.lineflame.server.locate;

import org.jspecify.annotations.NullMarked;
