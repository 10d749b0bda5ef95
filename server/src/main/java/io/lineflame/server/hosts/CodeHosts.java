package io.lineflame.server.hosts;

import io.lineflame.vcs.Credential;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsHost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The code hosts an operator configured. Requests go to these and to no others: an address out of a profile is only ever compared
 * with what the hosts call their own. Safe for many threads.
 */
public final class CodeHosts implements AutoCloseable {

    /** Larger files are not shown: a page of source nobody reads, and a way to fill the memory. */
    public static final int MAX_FILE_BYTES = 2 * 1024 * 1024;

    private final Map<VcsHost, VcsClient> clients;

    private CodeHosts(Map<VcsHost, VcsClient> clients) {
        this.clients = clients;
    }

    /** Connects to hosts as somebody without an account. Does no I/O. */
    static CodeHosts of(List<VcsHost> hosts) {
        Map<VcsHost, VcsClient> clients = new LinkedHashMap<>();
        hosts.forEach(host -> clients.put(host, host.connect(Credential.ANONYMOUS, new VcsContext(MAX_FILE_BYTES))));
        return new CodeHosts(clients);
    }

    /**
     * Finds whose repository this is.
     *
     * @param url as a profile or a person wrote it; anything may stand in it
     */
    public Optional<HostedRepository> find(String url) {
        return clients.keySet().stream()
                .flatMap(host -> host.parseRepositoryUrl(url).map(id -> new HostedRepository(host, id)).stream())
                .findFirst();
    }

    /** Calls to the repository's host. Stays open as long as this does. */
    public VcsClient client(HostedRepository repository) {
        VcsClient client = clients.get(repository.host());
        if (client == null) {
            throw new IllegalArgumentException(
                    "not a host of this server: " + repository.host().id());
        }
        return client;
    }

    @Override
    public void close() {
        clients.values().forEach(VcsClient::close);
    }
}
