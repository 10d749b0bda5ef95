package io.lineflame.server.repositories;

import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.repositories.Refusal.Kind;
import io.lineflame.vcs.VcsException;
import java.util.Optional;

/** What a person is told of a refusal: what it is, and how to get on. */
final class RefusalWords {

    private final String repository;
    private final String owner;
    private final String host;
    private final Optional<String> account;
    private final VcsException failure;

    RefusalWords(HostedRepository repository, Optional<String> account, VcsException failure) {
        this.repository = repository.id().path();
        this.owner = this.repository.split("/", 2)[0];
        this.host = repository.host().displayName();
        this.account = account;
        this.failure = failure;
    }

    String title(Kind kind) {
        return switch (kind) {
            case NOT_CONNECTED -> "Connect to see the source";
            case CONNECTION_ENDED -> "Your connection ended";
            case NO_ACCESS ->
                account.map(login -> login + " cannot read " + repository).orElse(repository + " cannot be read");
            case SINGLE_SIGN_ON -> owner + " asks for single sign-on";
            case APPLICATION_NOT_ALLOWED -> owner + " has not let Lineflame in";
            case RATE_LIMITED -> "The host asks us to wait";
            case HOST_DOWN -> "The host does not answer";
            case HOST_ERROR -> "The host cannot be asked";
            case COMMIT_UNKNOWN -> "The repository does not have this commit";
            case TOO_LARGE -> "Too large to show";
            case NOT_A_FILE -> "Not a file";
        };
    }

    String detail(Kind kind) {
        return switch (kind) {
            case NOT_CONNECTED -> notConnected();
            case CONNECTION_ENDED -> host + " no longer accepts it. Costs stay; source needs a new sign-in.";
            case NO_ACCESS -> noAccess();
            case SINGLE_SIGN_ON ->
                "Your connection is fine, but " + owner + " wants it confirmed through its own sign-on.";
            case APPLICATION_NOT_ALLOWED ->
                failure.getMessage() + " An owner of " + owner + " must allow Lineflame for its repositories.";
            case RATE_LIMITED, HOST_DOWN, HOST_ERROR, COMMIT_UNKNOWN, TOO_LARGE, NOT_A_FILE -> failure.getMessage();
        };
    }

    private String noAccess() {
        String said = failure.kind() == VcsException.Kind.NOT_FOUND
                ? host + " answered \"not found\", which it also says for private repositories."
                : failure.getMessage();
        String help = " Ask an owner of " + owner + " for read access, or connect another account.";
        return account.isEmpty() ? failure.getMessage() : said + help;
    }

    private String notConnected() {
        String why = failure.kind() == VcsException.Kind.RATE_LIMITED
                ? host + " has answered as many requests without a connection as it does for now. "
                : "";
        return why + "Source is read with your own access to " + repository + " and shown to you only.";
    }
}
