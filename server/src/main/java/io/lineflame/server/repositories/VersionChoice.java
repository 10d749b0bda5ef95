package io.lineflame.server.repositories;

import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.overrides.ServiceOverrides;
import io.lineflame.server.overrides.SourceOverrides;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.profiles.VersionDetails;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the version that a person names by a ref as labelled, or by a full or short hash. Asks a code host only when no label says it.
 */
public final class VersionChoice {

    /** Fewer digits than git itself prints could name two commits, and show the wrong one. */
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{7,64}");

    /** Each may cost a request. */
    private static final int MAX_RESOLVED = 20;

    private final CodeHosts hosts;
    private final RepositoryAccess repositories;
    private final SourceOverrides overrides;

    @Inject
    VersionChoice(CodeHosts hosts, RepositoryAccess repositories, SourceOverrides overrides) {
        this.hosts = hosts;
        this.repositories = repositories;
        this.overrides = overrides;
    }

    /**
     * The version named; empty when it is none of these.
     *
     * @param viewer whose access counts where a host is asked
     * @param service whose versions these are, for where people say that its source is; may be empty
     * @param versions preferred first
     */
    public Optional<VersionDetails> choose(
            Tenant tenant, Viewer viewer, String service, List<VersionDetails> versions, String commit) {
        String hash = commit.toLowerCase(Locale.ROOT);
        boolean isHash = HASH.matcher(hash).matches();
        return first(versions, version -> version.ref().equals(commit))
                .or(() -> isHash ? first(versions, version -> isSameHash(version.ref(), hash)) : Optional.empty())
                .or(() -> isHash ? resolving(tenant, viewer, service, versions, hash) : Optional.empty());
    }

    private static Optional<VersionDetails> first(List<VersionDetails> versions, Predicate<ServiceVersion> wanted) {
        return versions.stream()
                .filter(one -> wanted.test(one.profiles().version()))
                .findFirst();
    }

    private static boolean isSameHash(String ref, String hash) {
        String labelled = ref.toLowerCase(Locale.ROOT);
        return HASH.matcher(labelled).matches() && (labelled.startsWith(hash) || hash.startsWith(labelled));
    }

    private Optional<VersionDetails> resolving(
            Tenant tenant, Viewer viewer, String service, List<VersionDetails> versions, String hash) {
        ServiceOverrides said = overrides.of(tenant, viewer, service);
        for (VersionDetails details : versions.stream().limit(MAX_RESOLVED).toList()) {
            ServiceVersion version = details.profiles().version();
            String repository = said.repository(version.repository());
            try {
                if (resolvesTo(
                        tenant, viewer, new ServiceVersion(repository, version.ref(), version.rootPath()), hash)) {
                    return Optional.of(details);
                }
            } catch (RefusedException e) {
                if (e.refusal().kind() != Refusal.Kind.COMMIT_UNKNOWN) {
                    return Optional.empty(); // then nobody can tell this viewer of the others either
                }
            }
        }
        return Optional.empty();
    }

    private boolean resolvesTo(Tenant tenant, Viewer viewer, ServiceVersion version, String hash)
            throws RefusedException {
        Optional<HostedRepository> repository =
                version.hasSource() ? hosts.find(version.repository()) : Optional.empty();
        if (repository.isEmpty()) {
            return false;
        }
        return repositories
                .open(viewer, repository.get())
                .commit(tenant, version.ref())
                .hash()
                .startsWith(hash);
    }
}
