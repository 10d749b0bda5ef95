/**
 * Repairs of what certain clients are known to send wrong, each a class that says whose fault it undoes and why. Values are never changed, only
 * names and stacks.
 */
@NullMarked
package io.lineflame.profile.repair;

import org.jspecify.annotations.NullMarked;
