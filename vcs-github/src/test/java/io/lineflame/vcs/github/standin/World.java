package io.lineflame.vcs.github.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** What there is: accounts, organizations, repositories, tokens. Names are found in any case. */
final class World {

    private final Map<String, Owner> owners = new ConcurrentHashMap<>();
    private final Map<Long, StandInRepository> repositories = new ConcurrentHashMap<>();
    private final Map<String, Long> addresses = new ConcurrentHashMap<>();
    private final Map<String, Runnable> signOnRequests = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong(1000);
    private final StandInClock clock = new StandInClock();
    private final Tokens tokens = new Tokens(clock);
    private final Path directory;

    /** @param directory where the git directories are made */
    World(Path directory) {
        this.directory = directory;
    }

    StandInClock clock() {
        return clock;
    }

    Tokens tokens() {
        return tokens;
    }

    long nextId() {
        return ids.incrementAndGet();
    }

    StandInAccount account(String login) {
        Owner owner = owners.computeIfAbsent(key(login), key -> new StandInAccount(nextId(), login, this));
        if (owner instanceof StandInAccount account) {
            return account;
        }
        throw new IllegalArgumentException(login + " is an organization");
    }

    StandInOrganization organization(String login) {
        Owner owner = owners.computeIfAbsent(key(login), key -> new StandInOrganization(nextId(), login));
        if (owner instanceof StandInOrganization organization) {
            return organization;
        }
        throw new IllegalArgumentException(login + " is a person's account");
    }

    Optional<Owner> owner(String login) {
        return Optional.ofNullable(owners.get(key(login)));
    }

    Optional<StandInAccount> findAccount(String login) {
        return owner(login).filter(StandInAccount.class::isInstance).map(StandInAccount.class::cast);
    }

    List<StandInAccount> accounts() {
        return owners.values().stream()
                .filter(StandInAccount.class::isInstance)
                .map(StandInAccount.class::cast)
                .sorted((a, b) -> Long.compare(a.id(), b.id()))
                .toList();
    }

    List<StandInOrganization> organizations() {
        return owners.values().stream()
                .filter(StandInOrganization.class::isInstance)
                .map(StandInOrganization.class::cast)
                .sorted((a, b) -> Long.compare(a.id(), b.id()))
                .toList();
    }

    /** The repository of that name; made, with its owner as an organization, when there is none. */
    synchronized StandInRepository repository(String owner, String name) {
        Optional<StandInRepository> known = at(owner, name).filter(found -> isAt(found, owner, name));
        return known.orElseGet(() -> create(owner(owner).orElseGet(() -> organization(owner)), name));
    }

    /** Also one that was at this address once. */
    Optional<StandInRepository> at(String owner, String name) {
        return Optional.ofNullable(addresses.get(address(owner, name))).flatMap(this::byId);
    }

    Optional<StandInRepository> byId(long id) {
        return Optional.ofNullable(repositories.get(id));
    }

    Collection<StandInRepository> repositories() {
        return repositories.values().stream()
                .sorted((a, b) -> Long.compare(a.id(), b.id()))
                .toList();
    }

    boolean isAt(StandInRepository repository, String owner, String name) {
        return key(repository.fullName()).equals(address(owner, name));
    }

    void moved(StandInRepository repository, String owner, String name) {
        Owner target = owner(owner).orElseGet(() -> organization(owner));
        addresses.put(address(owner, name), repository.id());
        repository.nowAt(target, name);
    }

    void deleted(StandInRepository repository) {
        repositories.remove(repository.id());
        repository.git().close();
    }

    void renamed(StandInAccount account, String from, String to) {
        owners.remove(key(from));
        owners.put(key(to), account);
        for (StandInRepository repository : repositories.values()) {
            if (repository.owner().equals(account)) {
                addresses.put(address(to, repository.name()), repository.id());
            }
        }
    }

    /** The name under which a person can sign this token on at an organization's page. */
    String signOnRequest(Token token, StandInOrganization organization) {
        String request = "A" + Long.toString(nextId(), 36).toUpperCase(Locale.ROOT);
        signOnRequests.put(request, () -> organization.signOn(token.value()));
        return request;
    }

    /** As the person who came to that page; false when nobody asked. */
    boolean signOn(String request) {
        Runnable signOn = signOnRequests.remove(request);
        if (signOn == null) {
            return false;
        }
        signOn.run();
        return true;
    }

    void close() {
        repositories.values().forEach(repository -> repository.git().close());
    }

    private StandInRepository create(Owner owner, String name) {
        long id = nextId();
        StandInRepository made = new StandInRepository(id, owner, name, emptyGit(directory.resolve(id + ".git")), this);
        repositories.put(id, made);
        addresses.put(address(owner.login(), name), id);
        return made;
    }

    private static Repository emptyGit(Path at) {
        QuietJGit.install();
        try {
            Repository git =
                    new FileRepositoryBuilder().setBare().setGitDir(at.toFile()).build();
            git.create(true);
            // Else JGit tidies up after a fetch, in the background, while the folder is being deleted.
            git.getConfig().setInt("gc", null, "auto", 0);
            git.getConfig().setBoolean("gc", null, "autoDetach", false);
            git.getConfig().save();
            git.updateRef(Constants.HEAD).link(Constants.R_HEADS + "main");
            return git;
        } catch (IOException e) {
            throw new UncheckedIOException("no repository can be made at " + at, e);
        }
    }

    private static String address(String owner, String name) {
        return key(owner + "/" + name);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
