/**
 * Where people say that a service's source is, in place of what its profiles' labels say. Start reading at {@link
 * io.lineflame.server.overrides.SourceOverrides}.
 */
@NullMarked
package io.lineflame.server.overrides;

import org.jspecify.annotations.NullMarked;
