/**
 * The contract of a code host: numbered rules as an abstract test class, {@link
 * io.lineflame.vcs.testkit.VcsProviderContract}, and what it needs.
 */
@NullMarked
package io.lineflame.vcs.testkit;

import org.jspecify.annotations.NullMarked;
