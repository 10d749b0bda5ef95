package io.lineflame.server.repositories;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.db.RefPinStore;
import io.lineflame.db.RefPinStore.RefPinRow;
import io.lineflame.db.TenantStore;
import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.vcs.CommitId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Which commit a ref means: the one it meant when it was first asked about, for good, so that a moved branch or tag never shows
 * source that the profiles do not come from. Asks no host.
 *
 * <p>Only refs that profiles carry together with the repository are pinned. Otherwise a request for a branch of which no profile
 * came yet would fix what it means, and anybody could fill the table.
 */
@Singleton
final class PinnedRefs {

    private static final int MAX_KEPT = 10_000;

    private final TenantStore tenants;
    private final ProfileSelector profiles;
    private final CodeHosts hosts;
    private final RefPinStore pins;
    private final Clock clock;
    private final Cache<Pinned, Meaning> known = Caffeine.newBuilder()
            .maximumSize(MAX_KEPT) // never out of date: a pin does not change
            .build();

    private record Pinned(Tenant tenant, String repository, String ref) {}

    @Inject
    PinnedRefs(TenantStore tenants, ProfileSelector profiles, CodeHosts hosts, RefPinStore pins, Clock clock) {
        this.tenants = tenants;
        this.profiles = profiles;
        this.hosts = hosts;
        this.pins = pins;
        this.clock = clock;
    }

    /**
     * The pin of a ref; empty when there is none yet.
     *
     * @param repository its key, by the address as labelled
     */
    Optional<Meaning> find(Tenant tenant, String repository, String ref) {
        Pinned key = new Pinned(tenant, repository, ref);
        Optional<Meaning> pinned = Optional.ofNullable(known.getIfPresent(key))
                .or(() -> tenants.find(tenant.id())
                        .flatMap(id -> pins.find(id, repository, ref))
                        .map(PinnedRefs::meaning));
        pinned.ifPresent(meaning -> known.put(key, meaning));
        return pinned;
    }

    /**
     * Pins a ref if profiles carry it with this repository.
     *
     * @param current what the host says it means now
     * @return what it is pinned to, which somebody else may have done just before; otherwise {@code current}, as of now
     */
    Meaning pin(Tenant tenant, String repository, String ref, CommitId current) {
        if (!carried(QueryContext.of(tenant), repository, ref)) {
            return new Meaning(current, Optional.of(clock.instant()));
        }
        int id = tenants.idOf(tenant.id()); // new where profiles are kept elsewhere
        return meaning(pins.pin(id, repository, ref, current.hash(), clock.instant()));
    }

    private boolean carried(QueryContext context, String repository, String ref) {
        return profiles.carry(context, ServiceVersion.REF_LABEL, ref)
                && profiles.series(context, Optional.empty(), TimeRange.ALL).stream()
                        .map(row -> ServiceVersion.of(row.labels()))
                        .filter(version -> version.ref().equals(ref))
                        .map(ServiceVersion::repository)
                        .distinct()
                        .flatMap(url -> hosts.find(url).stream())
                        .anyMatch(hosted -> hosted.key().equals(repository));
    }

    private static Meaning meaning(RefPinRow pin) {
        return new Meaning(new CommitId(pin.commit()), Optional.of(pin.firstSeen()));
    }
}
