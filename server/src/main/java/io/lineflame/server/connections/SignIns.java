package io.lineflame.server.connections;

import io.lineflame.db.UserStore;
import io.lineflame.db.UserStore.UserRow;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.Config;
import io.lineflame.server.sessions.OpenedSession;
import io.lineflame.server.sessions.Sessions;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.Account;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which person an account is, for the session that brought it.
 *
 * <p>One account is one person, and two are never merged. Somebody who is signed in and brings an account of <em>another</em> host
 * stays who they are. All others become the account's person: those who were nobody yet, and those who came back as another account
 * of the host that they had signed in with.
 *
 * <p>A pasted credential proves nothing about who asks: any program that was ever given it could come with it. Where everybody may look
 * at the pages it makes nobody an account's person. It is kept for whoever is signed in, and else for a person of this session alone.
 */
final class SignIns {

    private final UserStore users;
    private final Sessions sessions;
    private final AccessRule access;
    private final Clock clock;

    @Inject
    SignIns(UserStore users, Sessions sessions, Config config, Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.access = config.access();
        this.clock = clock;
    }

    /** @param another whether the session has to become this person's: it is somebody else's, or nobody's */
    record Person(UserRow user, boolean another) {}

    /** Whoever the account makes of the viewer; makes the person, and leaves the session alone. */
    Person person(Viewer viewer, VcsHost host, CredentialKind kind, Account account) throws NotLetInException {
        if (!access.needsLogin() && !isAuthorization(kind)) {
            Optional<UserRow> before = current(viewer.user());
            return new Person(unproven(before, host, account), before.isEmpty());
        }
        Optional<UserRow> proven = current(viewer.user()).filter(user -> !user.ofOneSession());
        if (proven.isPresent() && !proven.get().hostId().equals(host.id())) {
            return new Person(proven.get(), false);
        }
        boolean same = proven.isPresent() && proven.get().accountId().equals(account.id());
        if (!same) {
            requireLetIn(host, kind, account);
        }
        UserRow user = users.signedIn(host.id(), account.id(), account.login(), picture(account), clock.instant());
        return new Person(user, !same);
    }

    /** What the browser has to have from now on; empty when its session is the person's already. */
    Optional<OpenedSession> signIn(Browser browser, Person person) {
        return person.another()
                ? Optional.of(sessions.signIn(browser.viewer(), person.user(), browser.address(), browser.userAgent()))
                : Optional.empty();
    }

    private Optional<UserRow> current(OptionalLong id) {
        return id.isPresent() ? users.find(id.getAsLong()) : Optional.empty();
    }

    private UserRow unproven(Optional<UserRow> before, VcsHost host, Account account) {
        if (before.isEmpty()) {
            return users.ofOneSession(host.id(), account.login(), picture(account), clock.instant());
        }
        UserRow user = before.get();
        boolean shownAsThis = user.hostId().equals(host.id())
                && (user.ofOneSession() || user.accountId().equals(account.id()));
        return shownAsThis
                ? users.nowCalled(user.id(), account.login(), picture(account)).orElse(user)
                : user;
    }

    private static Optional<String> picture(Account account) {
        return account.picture().map(URI::toString);
    }

    private void requireLetIn(VcsHost host, CredentialKind kind, Account account) throws NotLetInException {
        if (!access.lets(host.id(), account.login())) {
            throw new NotLetInException(account.login() + " of " + host.displayName()
                    + " may not use this server. Its operator keeps the list of who may.");
        }
        if (access.needsLogin() && !provesWhoAsks(host, kind)) {
            throw new NotLetInException("Sign in at " + host.displayName() + " first, as " + account.login()
                    + ". Then this can replace what you signed in with.");
        }
    }

    /** Where there is no other way to sign in a token has to do. */
    private static boolean provesWhoAsks(VcsHost host, CredentialKind kind) {
        return isAuthorization(kind) || host.credentialKinds().stream().noneMatch(SignIns::isAuthorization);
    }

    private static boolean isAuthorization(CredentialKind kind) {
        return kind.form() instanceof CredentialKind.Form.Authorization;
    }
}
