package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.APPLICATION_NOT_ALLOWED;
import static io.lineflame.vcs.VcsException.Kind.FORBIDDEN;
import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.SINGLE_SIGN_ON_REQUIRED;
import static io.lineflame.vcs.VcsException.Kind.UNAUTHENTICATED;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;

import io.lineflame.vcs.VcsException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Response;

/**
 * What a refusal of the API means to a person. GitHub tells most of its 403s apart by words alone; the
 * phrases are those of its documentation and of recorded answers.
 */
final class Refusals {

    private static final String SSO_HEADER = "X-GitHub-SSO";
    private static final String SSO_URL = "url=";

    private final Installation installation;
    private final Identity identity;
    private final Pages pages;
    private final Clock clock;

    Refusals(Installation installation, Identity identity, Clock clock) {
        this.installation = installation;
        this.identity = identity;
        this.pages = new Pages(installation);
        this.clock = clock;
    }

    /** @param answer a status of 400 or more */
    VcsException of(Response answer) {
        String message = HostMessage.of(answer).toLowerCase(Locale.ROOT);
        Optional<Duration> pause = Limits.pause(answer, message, clock.instant());
        if (pause.isPresent()) {
            return BudgetGate.rateLimited(installation, identity, pause.get());
        }
        return switch (answer.code()) {
            case 401 -> unauthenticated();
            case 403 -> forbidden(answer, message);
            case 404, 409, 410, 422 -> new VcsException(NOT_FOUND, installation.id() + " has no such thing.");
            case 451 ->
                new VcsException(FORBIDDEN, installation.id() + " does not show this repository for legal reasons.");
            default -> unexpected(answer.code());
        };
    }

    private VcsException unauthenticated() {
        return new VcsException(
                UNAUTHENTICATED,
                identity.isAnonymous()
                        ? installation.id() + " shows nothing without sign-in."
                        : installation.id() + " no longer accepts this sign-in.");
    }

    private VcsException unexpected(int status) {
        return new VcsException(
                UNAVAILABLE,
                status >= 500
                        ? installation.id() + " is in trouble: it answers with status " + status + "."
                        : installation.id() + " does not understand the question: it answers with status " + status
                                + ".");
    }

    private VcsException forbidden(Response answer, String message) {
        String owner = owner(answer.request().url());
        if (answer.header(SSO_HEADER, "").startsWith("required") || message.contains("saml enforcement")) {
            return singleSignOn(answer.header(SSO_HEADER, ""), owner);
        }
        if (message.contains("oauth app access restrictions") || message.contains("third-party application restrict")) {
            return applicationRestricted(owner);
        }
        if (message.contains("not accessible by integration")) {
            return lacksPermission(owner);
        }
        return new VcsException(FORBIDDEN, refusal(message, owner));
    }

    /** The page for signing in at the owner's identity provider; never one that is not of this host. */
    VcsException singleSignOn(String header, String owner) {
        int start = header.indexOf(SSO_URL);
        HttpUrl named = start < 0
                ? null
                : HttpUrl.parse(header.substring(start + SSO_URL.length()).strip());
        URI page = named != null && Installation.sameOrigin(named, installation.web())
                ? named.uri()
                : pages.singleSignOn(owner);
        return VcsException.withWayOut(
                SINGLE_SIGN_ON_REQUIRED,
                "'" + owner + "' asks for its single sign-on before " + installation.id() + " shows its repositories.",
                page);
    }

    private VcsException applicationRestricted(String owner) {
        String sentence = "'" + owner + "' has not approved this application at " + installation.id() + ".";
        return installation
                .application()
                .filter(application -> identity.isApplication())
                .map(application -> VcsException.withWayOut(
                        APPLICATION_NOT_ALLOWED, sentence, pages.authorizedApplication(application.clientId())))
                .orElseGet(() -> new VcsException(APPLICATION_NOT_ALLOWED, sentence));
    }

    private VcsException lacksPermission(String owner) {
        String sentence = "The app may not read this at '" + owner
                + "': it needs the permissions Contents and Metadata, read-only, approved by the owner.";
        return installation
                .application()
                .flatMap(Application::slug)
                .map(slug -> VcsException.withWayOut(APPLICATION_NOT_ALLOWED, sentence, pages.installApp(slug)))
                .orElseGet(() -> new VcsException(APPLICATION_NOT_ALLOWED, sentence));
    }

    private String refusal(String message, String owner) {
        if (message.contains("ip allow list")) {
            return "'" + owner + "' lets only some networks in, and this server's is not among them.";
        }
        if (message.contains("not accessible by personal access token")) {
            return "This token may not read the repository: it needs Contents and Metadata, read-only.";
        }
        if (message.contains("personal access token")) {
            return "'" + owner + "' does not accept personal access tokens of this sort.";
        }
        if (message.contains("repository access blocked")) {
            return installation.id() + " has blocked this repository.";
        }
        return installation.id() + " refuses this account.";
    }

    /** Of {@code /repos/OWNER/...}; what else there is has no owner's rules. */
    private String owner(HttpUrl url) {
        String path = url.encodedPath();
        int start = path.indexOf("/repos/");
        if (start < 0) {
            return installation.id();
        }
        String rest = path.substring(start + "/repos/".length());
        return rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
    }
}
