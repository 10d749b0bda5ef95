package io.lineflame.vcs.github.standin;

/** What repositories belong to: a person's account or an organization. */
public sealed interface Owner permits StandInAccount, StandInOrganization {

    long id();

    String login();
}
