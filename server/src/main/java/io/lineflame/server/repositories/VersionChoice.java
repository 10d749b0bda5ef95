package io.lineflame.server.repositories;

import static java.util.stream.Collectors.joining;

import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
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
import java.util.function.Function;
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

    /** A commit is asked for that no profile is of. */
    public static final ProblemType UNKNOWN_COMMIT =
            new ProblemType("unknown-commit", 404, "No profile is of this commit");

    /**
     * The version named; ends the request with 404 when it is none of these.
     *
     * @param viewer whose access counts where a host is asked
     * @param service whose versions these are, for where people say that its source is; may be empty
     * @param candidates preferred first
     */
    public <V> V require(
            Tenant tenant,
            Viewer viewer,
            String service,
            List<V> candidates,
            Function<V, ServiceVersion> version,
            String commit) {
        return choose(tenant, viewer, service, candidates, version, commit)
                .orElseThrow(() -> unknown(candidates.stream().map(version).toList(), commit));
    }

    private static ProblemException unknown(List<ServiceVersion> versions, String commit) {
        String known = versions.stream()
                .map(ServiceVersion::ref)
                .map(ref -> ref.isEmpty() ? "(no ref)" : ref)
                .distinct()
                .limit(MAX_RESOLVED)
                .collect(joining(", "));
        return new ProblemException(
                UNKNOWN_COMMIT,
                "No profile in this range is of \"" + commit + "\". There are profiles of: " + known
                        + ". Choose one of them, or another range.");
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
        return choose(tenant, viewer, service, versions, one -> one.profiles().version(), commit);
    }

    private <V> Optional<V> choose(
            Tenant tenant,
            Viewer viewer,
            String service,
            List<V> candidates,
            Function<V, ServiceVersion> version,
            String commit) {
        String hash = commit.toLowerCase(Locale.ROOT);
        boolean isHash = HASH.matcher(hash).matches();
        return first(candidates, version, one -> one.ref().equals(commit))
                .or(() -> isHash ? first(candidates, version, one -> isSameHash(one.ref(), hash)) : Optional.empty())
                .or(() -> isHash ? resolving(tenant, viewer, service, candidates, version, hash) : Optional.empty());
    }

    private static <V> Optional<V> first(
            List<V> candidates, Function<V, ServiceVersion> version, Predicate<ServiceVersion> wanted) {
        return candidates.stream()
                .filter(one -> wanted.test(version.apply(one)))
                .findFirst();
    }

    private static boolean isSameHash(String ref, String hash) {
        String labelled = ref.toLowerCase(Locale.ROOT);
        return HASH.matcher(labelled).matches() && (labelled.startsWith(hash) || hash.startsWith(labelled));
    }

    private <V> Optional<V> resolving(
            Tenant tenant,
            Viewer viewer,
            String service,
            List<V> candidates,
            Function<V, ServiceVersion> versionOf,
            String hash) {
        ServiceOverrides said = overrides.of(tenant, viewer, service);
        for (V candidate : candidates.stream().limit(MAX_RESOLVED).toList()) {
            ServiceVersion version = versionOf.apply(candidate);
            String repository = said.repository(version.repository());
            try {
                if (resolvesTo(
                        tenant, viewer, new ServiceVersion(repository, version.ref(), version.rootPath()), hash)) {
                    return Optional.of(candidate);
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
