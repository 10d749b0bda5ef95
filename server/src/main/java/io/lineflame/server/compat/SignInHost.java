package io.lineflame.server.compat;

import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/**
 * The host that the protocol's sign-in means: the first configured one that goes by its name and that people can sign in at. The
 * protocol has no way to ask for another.
 */
final class SignInHost {

    private static final String NAME = "github";

    private final List<VcsHost> hosts;

    @Inject
    SignInHost(List<VcsHost> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    /** A host, and the way to sign in there. */
    record Way(VcsHost host, CredentialKind kind, VcsAuthorization authorization) {}

    /** Throws {@link ConnectException} {@code unimplemented} that says what to configure. */
    Way way() {
        return hosts.stream()
                .filter(host -> host.knownAs().contains(NAME))
                .flatMap(SignInHost::ways)
                .findFirst()
                .orElseThrow(() -> new ConnectException(
                        ConnectCode.UNIMPLEMENTED,
                        "Signing in with GitHub is not configured at this server. Its operator can set"
                                + " LINEFLAME_GITHUB_CLIENT_ID and LINEFLAME_GITHUB_CLIENT_SECRET; docs/github.md says"
                                + " how. Repositories that anyone may read are shown without."));
    }

    private static Stream<Way> ways(VcsHost host) {
        return host.credentialKinds().stream()
                .flatMap(kind ->
                        host
                                .authorization(kind.id())
                                .map(authorization -> new Way(host, kind, authorization))
                                .stream());
    }
}
