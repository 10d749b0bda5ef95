package io.lineflame.vcs.github.standin;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The one application that is registered: a GitHub App called {@code lineflame-test} whose tokens
 * live eight hours, installed nowhere, until it is told otherwise. Its callback may be anywhere on
 * this machine until one is registered.
 */
public final class StandInApp {

    private final Map<String, Installation> installations = new ConcurrentHashMap<>();
    private final List<String> callbacks = new CopyOnWriteArrayList<>();
    private final World world;
    private final String clientSecret;
    private volatile String clientId = "Iv23liStandInClient1";
    private volatile Optional<String> slug = Optional.of("lineflame-test");
    private volatile Optional<Duration> tokenLife = Optional.of(Duration.ofHours(8));

    StandInApp(World world) {
        this.world = world;
        this.clientSecret = world.tokens().secret("", 40);
    }

    /**
     * Where it is installed.
     *
     * @param repositories empty for all of the owner's
     */
    record Installation(long id, Owner owner, Set<Long> repositories) {

        boolean covers(StandInRepository repository) {
            return repository.owner().equals(owner)
                    && (repositories.isEmpty() || repositories.contains(repository.id()));
        }
    }

    public String clientId() {
        return clientId;
    }

    public String clientSecret() {
        return clientSecret;
    }

    /** What the page calls it. */
    public String name() {
        return "Lineflame Test";
    }

    /** The part of its address by which people install it; empty for an OAuth app. */
    public Optional<String> slug() {
        return slug;
    }

    /** Its tokens have scopes and no expiry; organizations can restrict it. */
    public StandInApp asOAuthApp() {
        slug = Optional.empty();
        clientId = "Ov23liStandInClient2";
        return this;
    }

    /** Its tokens have no scopes and reach private repositories only where it is installed. */
    public StandInApp asGitHubApp(String newSlug) {
        slug = Optional.of(newSlug);
        clientId = "Iv23liStandInClient1";
        return this;
    }

    /** A GitHub App with expiring tokens: how long they live. Refresh tokens live half a year. */
    public StandInApp tokensExpireAfter(Duration life) {
        tokenLife = Optional.of(life);
        return this;
    }

    /** A GitHub App that has opted out of expiring tokens. */
    public StandInApp neverExpire() {
        tokenLife = Optional.empty();
        return this;
    }

    /** Installs it on an organization or account; with repositories, on those alone. */
    public StandInApp installOn(String owner, StandInRepository... repositories) {
        Owner target = world.owner(owner).orElseGet(() -> world.organization(owner));
        Set<Long> ids = Set.copyOf(
                List.of(repositories).stream().map(StandInRepository::id).toList());
        installations.put(target.login(), new Installation(world.nextId(), target, ids));
        return this;
    }

    public StandInApp uninstallFrom(String owner) {
        installations
                .values()
                .removeIf(installation -> installation.owner().login().equalsIgnoreCase(owner));
        return this;
    }

    /** Registers a callback address. Others are refused from then on. */
    public StandInApp callbackUrl(String url) {
        callbacks.add(url);
        return this;
    }

    boolean isGitHubApp() {
        return slug.isPresent();
    }

    Optional<Duration> tokenLife() {
        return tokenLife;
    }

    List<String> callbacks() {
        return callbacks;
    }

    boolean isInstalledFor(StandInRepository repository) {
        return installations.values().stream().anyMatch(installation -> installation.covers(repository));
    }

    Collection<Installation> installations() {
        return installations.values();
    }
}
