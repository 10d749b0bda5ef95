package io.lineflame.server.connections;

import io.lineflame.vcs.VcsHost;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Counts what becomes of connections, by host. */
@Singleton
final class ConnectionMetrics {

    private final MeterRegistry registry;

    @Inject
    ConnectionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void made(VcsHost host) {
        count("made", "Connections made", host);
    }

    /** By the person or by the host. */
    void refused(VcsHost host) {
        count("refused", "Attempts to connect that came to nothing", host);
    }

    void ended(VcsHost host) {
        count("ended", "Connections that the host no longer accepts", host);
    }

    void removed(VcsHost host) {
        count("removed", "Connections that people removed", host);
    }

    void renewed(VcsHost host) {
        renewal(host, "renewed");
    }

    void renewalRefused(VcsHost host) {
        renewal(host, "refused");
    }

    void renewalFailed(VcsHost host) {
        renewal(host, "failed");
    }

    private void renewal(VcsHost host, String outcome) {
        Counter.builder("lineflame.connections.renewals")
                .description("Renewals of credentials that expire, by outcome")
                .tag("host", host.id())
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    private void count(String name, String description, VcsHost host) {
        Counter.builder("lineflame.connections." + name)
                .description(description)
                .tag("host", host.id())
                .register(registry)
                .increment();
    }
}
