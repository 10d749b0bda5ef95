package io.lineflame.server.check;

import io.lineflame.server.config.Config;
import io.lineflame.server.config.ListenAddress;
import io.lineflame.server.connections.Connections;
import io.lineflame.server.http.PublicAddress;
import io.lineflame.vcs.AuthorizationCode;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tries one code host: whether it answers, whether it knows this server, and where it sends people back to. */
public final class HostTrial {

    /** Of no sign-in: a host that knows us refuses just this code, one that does not refuses us. */
    private static final String MADE_UP_CODE = "0123456789abcdef0123";

    private static final String MADE_UP_VERIFIER = "lineflame-check-lineflame-check-lineflame-check";

    private final Config config;

    public HostTrial(Config config) {
        this.config = config;
    }

    /** In the order to read them; makes requests to the host. */
    public List<Finding> run(VcsHost host) {
        List<Finding> findings = new ArrayList<>();
        if (host.credentialKinds().contains(CredentialKind.ANONYMOUS)) {
            Finding answers = answers(host);
            findings.add(answers);
            if (!answers.works()) {
                return findings;
            }
        }
        host.credentialKinds().stream()
                .flatMap(kind -> host.authorization(kind.id()).stream())
                .forEach(authorization -> {
                    findings.add(knowsUs(host, authorization));
                    findings.add(callback(host));
                });
        return List.copyOf(findings);
    }

    private static Finding answers(VcsHost host) {
        try (VcsClient client = host.connect(Credential.ANONYMOUS, new VcsContext(1))) {
            client.check();
            return Finding.good(host.displayName() + " answers");
        } catch (VcsException e) {
            return Finding.bad(withAdvice(e));
        }
    }

    private Finding knowsUs(VcsHost host, VcsAuthorization authorization) {
        try {
            authorization.exchange(new AuthorizationCode(MADE_UP_CODE, MADE_UP_VERIFIER, callbackUrl()));
            return Finding.bad(host.displayName() + " takes any code, which no code host should; check the address.");
        } catch (VcsException e) {
            return switch (e.kind()) {
                case UNAUTHENTICATED ->
                    Finding.good(host.displayName() + " accepts this server's client id and secret");
                case MISCONFIGURED ->
                    Finding.bad(e.getMessage()
                            + " Compare client id, client secret, address and callback with what is registered there.");
                default -> Finding.bad(withAdvice(e));
            };
        }
    }

    private Finding callback(VcsHost host) {
        String registered = "register " + callbackUrl() + " as a callback address at " + host.displayName();
        if (config.publicUrl().isEmpty() && !isThisMachineOnly(config.listen())) {
            return Finding.bad("people come by an address that only LINEFLAME_PUBLIC_URL can say; set it, and then "
                    + "register its " + Connections.CALLBACK + " as a callback address at " + host.displayName());
        }
        if (config.publicUrl().isEmpty()) {
            return Finding.good(registered + ", for people at this machine; for others set LINEFLAME_PUBLIC_URL");
        }
        return Finding.good(registered
                + config.grafanaCallback()
                        .map(grafana -> ", and " + grafana + " for Grafana")
                        .orElse(""));
    }

    private URI callbackUrl() {
        URI base = config.publicUrl()
                .orElseGet(() -> URI.create("http://" + config.listen().urlHost() + ":"
                        + config.listen().port()));
        return new PublicAddress(base).resolve(Connections.CALLBACK);
    }

    private static boolean isThisMachineOnly(ListenAddress address) {
        try {
            return InetAddress.getByName(address.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** What the provider says, and what to do about it, by what lies beneath. */
    private static String withAdvice(VcsException failure) {
        return failure.getMessage() + advice(failure).map(words -> " " + words).orElse("");
    }

    private static Optional<String> advice(VcsException failure) {
        for (@Nullable Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return Optional.of(
                        "If the certificate is of an authority of your own, give that with the host's setting"
                                + " _CA_FILE; if the address is for http, write it so in _URL.");
            }
            if (cause instanceof UnknownHostException) {
                return Optional.of("Check the name in the host's setting _URL, and whether this machine resolves it; if"
                        + " only a proxy leads out, set _PROXY.");
            }
            if (cause instanceof ConnectException || cause instanceof SocketTimeoutException) {
                return Optional.of("Check address and port in the host's setting _URL and the firewall; if only a proxy"
                        + " leads out, set _PROXY.");
            }
        }
        return failure.kind() == VcsException.Kind.UNAVAILABLE
                ? Optional.of("Try again; if it stays so, check the address in the host's setting _URL.")
                : Optional.empty();
    }
}
