package io.lineflame.server.repositories;

import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which repositories of configured hosts the labels of profiles name. */
final class NamedRepositories {

    private final ProfileSelector selector;
    private final CodeHosts hosts;

    @Inject
    NamedRepositories(ProfileSelector selector, CodeHosts hosts) {
        this.selector = selector;
        this.hosts = hosts;
    }

    /**
     * One repository, however many ways it is written.
     *
     * @param url the first of the ways, in alphabetical order
     */
    record Named(HostedRepository repository, String url, SortedSet<String> services) {

        private Named add(String url, SortedSet<String> more) {
            SortedSet<String> all = new TreeSet<>(services);
            all.addAll(more);
            return new Named(repository, this.url.compareTo(url) <= 0 ? this.url : url, all);
        }
    }

    /** By their key. */
    List<Named> all(QueryContext context) {
        Map<String, SortedSet<String>> servicesByUrl = new TreeMap<>();
        selector.series(context, Optional.empty(), TimeRange.ALL)
                .forEach(series -> servicesByUrl
                        .computeIfAbsent(ServiceVersion.of(series.labels()).repository(), url -> new TreeSet<>())
                        .add(series.service()));
        Map<String, Named> byKey = new TreeMap<>();
        servicesByUrl.forEach((url, services) -> hosts.find(url)
                .map(repository -> new Named(repository, url, services))
                .ifPresent(named -> byKey.merge(
                        named.repository().key(), named, (known, other) -> known.add(other.url(), other.services()))));
        return byKey.values().stream()
                .sorted(Comparator.comparing(named -> named.repository().key()))
                .toList();
    }
}
