package io.lineflame.vcs;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One installation of a code host, as configured. Safe for many threads. */
public interface VcsHost {

    /** Stable key kept in the database and in URLs, unique among all hosts: {@code [a-z0-9][a-z0-9.:_-]*}. */
    String id();

    /** Name shown to people, e.g. {@code code.example.com}. */
    String displayName();

    /**
     * Names by which protocols of other tools know hosts of this kind, lower case. Such a protocol may have calls for one kind only;
     * they are answered by a host that has the name.
     */
    default Set<String> knownAs() {
        return Set.of();
    }

    /** The host's own front page; empty where there is none. */
    default Optional<URI> webUrl() {
        return Optional.empty();
    }

    /**
     * Reads the repository out of a web or clone URL in any form people write; {@link
     * RepositoryUrl} takes the forms apart.
     *
     * @param url comes from a profile's labels: anything may stand in it
     * @return empty when the URL is not one of this host's; never an exception. What is returned
     *     carries nothing of a user name or password in the URL
     */
    Optional<RepositoryId> parseRepositoryUrl(String url);

    /**
     * Ways to be let in here, preferred first; never empty. Forms are drawn from this list, so a new
     * provider needs no change to the pages. {@link CredentialKind#ANONYMOUS} is among them where
     * anyone may read something.
     */
    List<CredentialKind> credentialKinds();

    /**
     * How to sign in by authorization code.
     *
     * @param kindId of one of {@link #credentialKinds()}
     * @return present exactly for kinds whose form is {@link CredentialKind.Form.Authorization}
     */
    default Optional<VcsAuthorization> authorization(String kindId) {
        return Optional.empty();
    }

    /** How its pages of files are opened at a line; empty without {@link VcsCapability#WEB_LINKS}. */
    default Optional<LineAnchors> lineAnchors() {
        return Optional.empty();
    }

    /**
     * The page for people of one file, which {@link SourceFile#webUrl()} of that file says too. Does no I/O: whether there
     * is such a file is not looked at.
     *
     * @return empty without {@link VcsCapability#WEB_LINKS}
     */
    default Optional<URI> fileUrl(RepositoryId repository, CommitId commit, String path) {
        return Optional.empty();
    }

    /** Where pictures of accounts and authors come from: scheme, host and port. A browser may load from there. */
    default Set<URI> pictureOrigins() {
        return Set.of();
    }

    /**
     * Makes a client. Does no I/O: a wrong credential shows on the first call.
     *
     * @throws IllegalArgumentException if the credential's kind is not one of {@link #credentialKinds()}
     */
    VcsClient connect(Credential credential, VcsContext context);
}
