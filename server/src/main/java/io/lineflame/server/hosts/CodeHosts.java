package io.lineflame.server.hosts;

import io.lineflame.vcs.VcsHost;
import java.util.List;
import java.util.Optional;

/**
 * The code hosts an operator configured. Requests go to these and to no others: an address out of a profile is only ever compared
 * with what the hosts call their own. Does no I/O; safe for many threads.
 */
public final class CodeHosts {

    private final List<VcsHost> hosts;

    CodeHosts(List<VcsHost> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    /** In the order to show them. */
    public List<VcsHost> all() {
        return hosts;
    }

    /** By {@link VcsHost#id()}. */
    public Optional<VcsHost> host(String id) {
        return hosts.stream().filter(host -> host.id().equals(id)).findFirst();
    }

    /**
     * Finds whose repository this is.
     *
     * @param url as a profile or a person wrote it; anything may stand in it
     */
    public Optional<HostedRepository> find(String url) {
        return hosts.stream()
                .flatMap(host -> host.parseRepositoryUrl(url).map(id -> new HostedRepository(host, id)).stream())
                .findFirst();
    }
}
