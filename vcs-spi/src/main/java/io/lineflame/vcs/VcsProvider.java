package io.lineflame.vcs;

import java.util.List;
import java.util.Set;

/**
 * One kind of code host, such as plain git directories. The server finds providers with {@link
 * java.util.ServiceLoader}, so each needs a public constructor without parameters that does no I/O.
 *
 * <p>Safe for many threads.
 */
public interface VcsProvider {

    /**
     * Stable key kept in the database, in URLs and in the names of settings: {@code
     * [a-z][a-z0-9]*}, e.g. {@code git}, whose settings are {@code LINEFLAME_GIT_*}.
     */
    String id();

    /** Name shown to people, e.g. {@code Git directories}. */
    String displayName();

    /** What this provider offers beyond what all must. The contract tests verify each claim, and each absence. */
    Set<VcsCapability> capabilities();

    /**
     * Ways to sign in, preferred first; never empty. Forms are drawn from this list, so a new
     * provider needs no change to the pages. {@link CredentialKind#ANONYMOUS} where none is needed.
     */
    List<CredentialKind> credentialKinds();

    /**
     * Turns settings into hosts. May look at the local disk and keep files in {@link
     * VcsSettings#dataDirectory()}; never touches the network.
     *
     * @return the installations in the order to show them; empty when nothing is configured
     * @throws InvalidVcsSettingsException with every mistake there is, not only the first; keys
     *     that this provider does not know are mistakes too
     */
    List<VcsHost> configure(VcsSettings settings) throws InvalidVcsSettingsException;
}
