package io.lineflame.server.hosts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.db.RefPinStore;
import io.lineflame.db.SeriesFilter;
import io.lineflame.db.SeriesStore;
import io.lineflame.db.TenantStore;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.TimeRange;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Which commit a ref means: the one it meant when it was first asked about, for good, so that a moved branch or tag never shows
 * source that the profiles do not come from.
 *
 * <p>Only refs that profiles carry are pinned. Otherwise a request for a branch of which no profile came yet would fix what it
 * means, and anybody could fill the table.
 */
@Singleton
public final class PinnedRefs {

    private static final Duration CURRENT_FOR = Duration.ofMinutes(1);

    private final CodeHosts hosts;
    private final TenantStore tenants;
    private final SeriesStore series;
    private final RefPinStore pins;
    private final Clock clock;
    private final Cache<CurrentKey, CommitId> current;

    private record CurrentKey(RepositoryId repository, String ref) {}

    @Inject
    PinnedRefs(CodeHosts hosts, TenantStore tenants, SeriesStore series, RefPinStore pins, Clock clock) {
        this.hosts = hosts;
        this.tenants = tenants;
        this.series = series;
        this.pins = pins;
        this.clock = clock;
        this.current = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(CURRENT_FOR)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /**
     * The commit. A full hash is taken as it is, without asking whether there is such a commit.
     *
     * @throws VcsException as the host says, {@code NOT_FOUND} also for text that no ref can be
     */
    public CommitId commit(Tenant tenant, HostedRepository repository, String ref) throws VcsException {
        String hash = ref.toLowerCase(Locale.ROOT);
        if (CommitId.isHash(hash)) {
            return new CommitId(hash);
        }
        if (!Ref.isName(ref)) {
            throw new VcsException(VcsException.Kind.NOT_FOUND, "This cannot be the name of a branch, tag or commit.");
        }
        Optional<Integer> tenantId = tenants.find(tenant.id());
        if (tenantId.isEmpty()) {
            return current(repository, ref);
        }
        Optional<RefPinStore.RefPinRow> pin = pins.find(tenantId.get(), repository.key(), ref);
        if (pin.isPresent()) {
            return new CommitId(pin.get().commit());
        }
        CommitId commit = current(repository, ref);
        return isLabelled(tenantId.get(), ref)
                ? new CommitId(pins.pin(tenantId.get(), repository.key(), ref, commit.hash(), clock.instant())
                        .commit())
                : commit;
    }

    /**
     * Whether the ref means another commit today, as of the last minute.
     *
     * @param commit what {@link #commit} gave for the same ref
     * @return empty for a hash, which cannot move, and when the host does not tell
     */
    public Optional<Boolean> moved(HostedRepository repository, String ref, CommitId commit) {
        if (commit.hash().startsWith(ref.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        try {
            return Optional.of(!current(repository, ref).equals(commit));
        } catch (VcsException e) {
            return e.kind() == VcsException.Kind.NOT_FOUND ? Optional.of(true) : Optional.empty();
        }
    }

    private CommitId current(HostedRepository repository, String ref) throws VcsException {
        CurrentKey key = new CurrentKey(repository.id(), ref);
        CommitId known = current.getIfPresent(key);
        if (known != null) {
            return known;
        }
        CommitId commit = hosts.client(repository).resolve(repository.id(), new Ref(ref));
        current.put(key, commit);
        return commit;
    }

    private boolean isLabelled(int tenant, String ref) {
        SeriesFilter filter = SeriesFilter.all(tenant, TimeRange.ALL.from(), TimeRange.ALL.until())
                .withLabels(Map.of(ServiceVersion.REF_LABEL, ref));
        return !series.find(filter).isEmpty();
    }
}
