/**
 * What a code host must offer, and the values it speaks in. A provider implements {@link
 * io.lineflame.vcs.VcsProvider}, {@link io.lineflame.vcs.VcsHost} and {@link
 * io.lineflame.vcs.VcsClient}; everything else here is a value.
 */
@NullMarked
package io.lineflame.vcs;

import org.jspecify.annotations.NullMarked;
