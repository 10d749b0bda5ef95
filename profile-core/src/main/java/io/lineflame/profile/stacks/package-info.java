/** Stacks of many profiles, hash-consed into one tree, and profiles as blocks of (node, value). */
@NullMarked
package io.lineflame.profile.stacks;

import org.jspecify.annotations.NullMarked;
