package io.lineflame.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Everything an operator may set, read and checked. Made by {@link ConfigReader}.
 *
 * @param publicUrl the address people use; empty means as the request says
 * @param dataDir absolute; holds the embedded database
 * @param database empty means the embedded database
 * @param retention how long profiles are kept, and how old a pushed profile may be
 * @param providers settings of each VCS provider by its id; keys without prefix, e.g. {@code REPOSITORIES}
 */
public record Config(
        ListenAddress listen,
        Optional<URI> publicUrl,
        Path dataDir,
        Optional<ExternalDatabase> database,
        Duration retention,
        Access access,
        Map<String, Map<String, String>> providers) {

    public Config {
        providers = Map.copyOf(providers);
    }

    /** The same configuration listening elsewhere; used by the demo. */
    public Config withListen(ListenAddress address) {
        return new Config(address, publicUrl, dataDir, database, retention, access, providers);
    }

    /** Without the providers' settings, which may hold secrets. */
    @Override
    public String toString() {
        return "Config[listen=" + listen + ", dataDir=" + dataDir + ", database=" + database + ", retention="
                + retention + ", access=" + access + ", providers=" + providers.keySet() + "]";
    }
}
