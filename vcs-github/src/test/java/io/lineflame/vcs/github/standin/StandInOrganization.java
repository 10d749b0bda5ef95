package io.lineflame.vcs.github.standin;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An organization: who is in it, and what it asks of those who come by an application. */
public final class StandInOrganization implements Owner {

    private final long id;
    private final String login;
    private final Set<Long> members = ConcurrentHashMap.newKeySet();
    private final Set<String> signedOn = ConcurrentHashMap.newKeySet();
    private volatile boolean singleSignOn;
    private volatile boolean applicationsRestricted;

    StandInOrganization(long id, String login) {
        this.id = id;
        this.login = login;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String login() {
        return login;
    }

    /** Makes the account a member. That alone lets it read no private repository. */
    public StandInOrganization member(StandInAccount account) {
        members.add(account.id());
        return this;
    }

    /** From now on, tokens are refused until their person has signed on; nobody has yet. */
    public StandInOrganization requireSingleSignOn() {
        return requireSingleSignOn(true);
    }

    /** Turns it on, for everybody anew, or off. */
    public StandInOrganization requireSingleSignOn(boolean required) {
        signedOn.clear();
        singleSignOn = required;
        return this;
    }

    /** As a person who went to the page that the refusal names: this token is let in. */
    public StandInOrganization signOn(String token) {
        signedOn.add(token);
        return this;
    }

    /** OAuth apps that nobody approved see only what is public. */
    public StandInOrganization restrictApplications() {
        return restrictApplications(true);
    }

    /** With false: as if an owner had approved the app. */
    public StandInOrganization restrictApplications(boolean restricted) {
        applicationsRestricted = restricted;
        return this;
    }

    boolean has(StandInAccount account) {
        return members.contains(account.id());
    }

    boolean wantsSignOnFrom(Token token) {
        return singleSignOn && !signedOn.contains(token.value());
    }

    boolean refusesOAuthApps() {
        return applicationsRestricted;
    }

    @Override
    public String toString() {
        return "organization " + login;
    }
}
