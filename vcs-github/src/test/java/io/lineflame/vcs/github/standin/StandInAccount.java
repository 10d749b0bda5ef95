package io.lineflame.vcs.github.standin;

import java.util.Set;

/** A person's account. */
public final class StandInAccount implements Owner {

    private final long id;
    private final World world;
    private volatile String login;
    private volatile String name;

    StandInAccount(long id, String login, World world) {
        this.id = id;
        this.login = login;
        this.world = world;
        this.name = Character.toUpperCase(login.charAt(0)) + login.substring(1);
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String login() {
        return login;
    }

    /** What the profile says beside the login. */
    public String name() {
        return name;
    }

    /** The mail address that commits are known by. */
    public String mail() {
        return login + "@example.com";
    }

    /** A new classic personal access token that may read private repositories. */
    public String personalToken() {
        return personalToken("repo");
    }

    /** A new classic personal access token with these scopes; with none it sees what is public. */
    public String personalToken(String... scopes) {
        return world.tokens().personal(this, Set.of(scopes)).value();
    }

    /** A new fine-grained personal access token, for these repositories and what is public. */
    public String fineGrainedToken(StandInRepository... repositories) {
        return world.tokens().fineGrained(this, repositories).value();
    }

    /** The account stays the same; what it is called changes. */
    public StandInAccount rename(String newLogin) {
        world.renamed(this, login, newLogin);
        login = newLogin;
        return this;
    }

    @Override
    public String toString() {
        return "account " + login;
    }
}
