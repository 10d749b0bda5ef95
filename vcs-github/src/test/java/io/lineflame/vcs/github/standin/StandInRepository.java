package io.lineflame.vcs.github.standin;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.Repository;

/** A repository: a bare git directory and who may read it. New ones are public and empty. */
public final class StandInRepository {

    private final long id;
    private final World world;
    private final Repository git;
    private final Set<Long> readers = ConcurrentHashMap.newKeySet();
    private volatile Owner owner;
    private volatile String name;
    private volatile boolean hidden;
    private volatile Optional<Answer> instead = Optional.empty();

    StandInRepository(long id, Owner owner, String name, Repository git, World world) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.git = git;
        this.world = world;
    }

    public long id() {
        return id;
    }

    public Owner owner() {
        return owner;
    }

    public String name() {
        return name;
    }

    /** {@code acme/checkout} */
    public String fullName() {
        return owner.login() + "/" + name;
    }

    /** The bare repository on disk. Whatever is written to it shows at once. */
    public Path gitDirectory() {
        return git.getDirectory().toPath();
    }

    /** Private ones are "not found" to those who may not read them. */
    public StandInRepository isPrivate(boolean only) {
        hidden = only;
        return this;
    }

    /** Lets the account read it while it is private. */
    public StandInRepository allow(StandInAccount account) {
        readers.add(account.id());
        return this;
    }

    /** Takes that right away. */
    public StandInRepository disallow(StandInAccount account) {
        readers.remove(account.id());
        return this;
    }

    /** Moves it. The old address redirects for as long as nothing new is made there. */
    public StandInRepository moveTo(String newOwner, String newName) {
        world.moved(this, newOwner, newName);
        return this;
    }

    /** Gone, also by its number and by the addresses it once had. */
    public void delete() {
        world.deleted(this);
    }

    /**
     * GitHub took it offline: 451 for {@code dmca}, 403 for {@code tos} and others, as its API
     * answers.
     */
    public StandInRepository block(String reason) {
        instead = Optional.of(Blocked.answer(this, reason));
        return this;
    }

    /** Answers every request for it with this status, as 410 or 500, until {@link #unblock}. */
    public StandInRepository answerInstead(int status, String message) {
        instead = Optional.of(Answer.refused(status, message, "https://docs.github.com/rest"));
        return this;
    }

    /** Ends {@link #block} and {@link #answerInstead}. */
    public StandInRepository unblock() {
        instead = Optional.empty();
        return this;
    }

    Repository git() {
        return git;
    }

    boolean isPrivate() {
        return hidden;
    }

    boolean admits(StandInAccount account) {
        return owner.id() == account.id() || readers.contains(account.id());
    }

    Optional<Answer> instead() {
        return instead;
    }

    void nowAt(Owner newOwner, String newName) {
        owner = newOwner;
        name = newName;
    }

    @Override
    public String toString() {
        return "repository " + fullName();
    }
}
