package io.lineflame.vcs;

import java.util.List;
import java.util.Map;
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
     * Further environment variables that people may have set for this host already: their names, to
     * the key in {@link VcsSettings#values()} they stand for. The provider's own keys win.
     */
    default Map<String, String> settingAliases() {
        return Map.of();
    }

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
