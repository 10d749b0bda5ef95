package io.lineflame.server.config;

import io.lineflame.db.DatabaseSettings;
import io.lineflame.server.secrets.KeySource;
import io.lineflame.vcs.VcsHost;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything an operator may set, read and checked. Made by {@link ConfigReader}. Its {@code toString} shows no secret.
 *
 * @param publicUrl the address people use; empty means as the request says
 * @param dataDir absolute; holds the embedded database, and the keys that nobody gave
 * @param database empty means the embedded database
 * @param pyroscope where profiles are kept instead of the database; empty means in the database
 * @param keys what seals people's credentials
 * @param retention how long profiles are kept, and how old a pushed one may be
 * @param access who may see the pages
 * @param ingestTokens whether a push needs a token
 * @param sessions when people are signed out by themselves
 * @param sampleLabelSets how many sets of sample labels of a service become series of their own in a day; 0 for none
 * @param queryTimeout how long a question may take before it is given up
 * @param grafanaCallback where a code host sends people back to who sign in from Grafana; empty means as the host has it registered
 * @param hosts the code hosts, in the order to show them
 */
public record Config(
        ListenAddress listen,
        Optional<URI> publicUrl,
        Path dataDir,
        Optional<DatabaseSettings> database,
        Optional<PyroscopeSettings> pyroscope,
        KeySource keys,
        Retention retention,
        AccessRule access,
        boolean ingestTokens,
        SessionLife sessions,
        int sampleLabelSets,
        Duration queryTimeout,
        Optional<URI> grafanaCallback,
        List<VcsHost> hosts) {

    public Config {
        hosts = List.copyOf(hosts);
    }

    @Override
    public String toString() {
        return "Config[listen=" + listen + ", dataDir=" + dataDir + ", database=" + database + ", pyroscope="
                + pyroscope + ", keys=" + keys
                + ", retention=" + retention + ", access=" + access + ", ingestTokens=" + ingestTokens + ", sessions="
                + sessions
                + ", queryTimeout=" + queryTimeout + ", hosts="
                + hosts.stream().map(VcsHost::id).toList() + "]";
    }
}
