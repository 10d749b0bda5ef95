package io.lineflame.server.connections;

import io.lineflame.server.fixture.NoRepositories;
import io.lineflame.server.fixture.Query;
import io.lineflame.vcs.Account;
import io.lineflame.vcs.AuthorizationCode;
import io.lineflame.vcs.AuthorizationRequest;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.CredentialKind.Field;
import io.lineflame.vcs.CredentialKind.Form;
import io.lineflame.vcs.CredentialKind.Permission;
import io.lineflame.vcs.Grant;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsException.Kind;
import io.lineflame.vcs.VcsHost;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A code host in memory at which accounts can be connected, of a kind that does not exist: the server must need nothing but the SPI.
 * Access tokens and refresh tokens work once each, and everything can go wrong on request. Safe for many threads.
 */
final class AuthorizingHost implements VcsHost, VcsAuthorization {

    static final String APP = "app";
    static final String TOKEN = "token";

    private final String id;
    private final Clock clock;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Access> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();
    private final List<String> secrets = new ArrayList<>();
    private final AtomicInteger renewals = new AtomicInteger();
    private final AtomicInteger revocations = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();

    private volatile List<CredentialKind> kinds = List.of(appKind(), tokenKind(), CredentialKind.ANONYMOUS);
    private volatile Optional<Duration> validFor = Optional.empty();
    private volatile boolean renewable;
    private volatile @Nullable VcsException exchangeFailure;
    private volatile @Nullable VcsException renewFailure;
    private volatile @Nullable VcsException revokeFailure;
    private volatile @Nullable VcsException checkFailure;
    private volatile Runnable beforeRenewal = () -> {};
    private volatile Runnable duringRenewal = () -> {};
    private volatile Runnable duringRevocation = () -> {};

    /** A code, with what it was asked for. */
    private record Code(String login, String challenge, URI redirectUri) {}

    /** What a token is good for, until when by this host's clock. */
    private record Access(String login, Instant until) {}

    AuthorizingHost(String id, Clock clock) {
        this.id = id;
        this.clock = clock;
        account("1", "mona");
        account("2", "otto");
    }

    void account(String accountId, String login) {
        accounts.put(
                login,
                new Account(
                        accountId,
                        login,
                        Optional.of(URI.create("https://pictures.example.com/" + accountId)),
                        Optional.of(URI.create("https://code.example.com/" + login))));
    }

    AuthorizingHost kinds(CredentialKind... given) {
        kinds = List.of(given);
        return this;
    }

    /** Tokens of this life, with a refresh token each. */
    AuthorizingHost tokensExpireAfter(Duration life) {
        validFor = Optional.of(life);
        renewable = true;
        return this;
    }

    void failExchange(Kind kind, String message) {
        exchangeFailure = new VcsException(kind, message);
    }

    void failCheck(Kind kind, String message) {
        checkFailure = new VcsException(kind, message);
    }

    void failRenewal(Kind kind, String message) {
        renewFailure = new VcsException(kind, message);
    }

    void failRevocation(Kind kind, String message) {
        revokeFailure = new VcsException(kind, message);
    }

    void recover() {
        exchangeFailure = null;
        checkFailure = null;
        renewFailure = null;
        revokeFailure = null;
    }

    /** Runs before anything is decided about a renewal. */
    void beforeRenewal(Runnable action) {
        beforeRenewal = action;
    }

    /** Runs after a renewal was decided here, before it is answered. */
    void duringRenewal(Runnable action) {
        duringRenewal = action;
    }

    void duringRevocation(Runnable action) {
        duringRevocation = action;
    }

    /** A token that the person made by hand. */
    String personalToken(String login) {
        return token(login);
    }

    /** The person takes back all they allowed, on the host's own pages. */
    void revokeAllOf(String login) {
        tokens.values().removeIf(access -> access.login().equals(login));
        refreshTokens.values().removeIf(login::equals);
    }

    /** Access tokens stop working, refresh tokens do not: what a host does that lost half of what it knew. */
    void forgetAccessTokens() {
        tokens.clear();
    }

    int renewals() {
        return renewals.get();
    }

    int revocations() {
        return revocations.get();
    }

    /** How many tokens would let somebody in. */
    long workingTokens() {
        return tokens.values().stream()
                .filter(access -> clock.instant().isBefore(access.until()))
                .count();
    }

    /** All tokens and codes that were ever given out. */
    List<String> secrets() {
        synchronized (secrets) {
            return List.copyOf(secrets);
        }
    }

    /** What this host's page does when the person agrees: a path of the server with its query. */
    String agree(URI authorizeUrl, String login) {
        Map<String, String> asked = Query.of(authorizeUrl);
        String code = secret("code");
        URI redirectUri = URI.create(String.valueOf(asked.get("redirect_uri")));
        codes.put(code, new Code(login, String.valueOf(asked.get("code_challenge")), redirectUri));
        return redirectUri.getPath() + "?code=" + code + "&state=" + asked.get("state");
    }

    /** What this host's page does when it sends the person back with an error. */
    String deny(URI authorizeUrl, String error) {
        Map<String, String> asked = Query.of(authorizeUrl);
        URI redirectUri = URI.create(String.valueOf(asked.get("redirect_uri")));
        return redirectUri.getPath() + "?error=" + encoded(error) + "&error_description=words+of+the+host&state="
                + asked.get("state");
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName() {
        return "Code at " + id;
    }

    @Override
    public Optional<URI> webUrl() {
        return Optional.of(URI.create("https://code.example.com/"));
    }

    @Override
    public Optional<RepositoryId> parseRepositoryUrl(String url) {
        return Optional.empty();
    }

    @Override
    public List<CredentialKind> credentialKinds() {
        return kinds;
    }

    @Override
    public Optional<VcsAuthorization> authorization(String kindId) {
        return kinds.stream().anyMatch(kind -> kind.id().equals(kindId) && kind.form() instanceof Form.Authorization)
                ? Optional.of(this)
                : Optional.empty();
    }

    @Override
    public VcsClient connect(Credential credential, VcsContext context) {
        return new Client(credential);
    }

    @Override
    public URI authorizeUrl(AuthorizationRequest request) {
        return URI.create("https://code.example.com/authorize?state=" + encoded(request.state()) + "&code_challenge="
                + encoded(request.codeChallenge()) + "&redirect_uri="
                + encoded(request.redirectUri().toString()));
    }

    @Override
    public Grant exchange(AuthorizationCode code) throws VcsException {
        failOnRequest(exchangeFailure);
        Code known = codes.remove(code.code());
        if (known == null
                || !known.challenge().equals(new OneTimeText(code.codeVerifier()).challenge())
                || !known.redirectUri().equals(code.redirectUri())) {
            throw new VcsException(Kind.UNAUTHENTICATED, "The code is not one of ours.");
        }
        return grant(known.login());
    }

    @Override
    public Grant renew(Credential credential) throws VcsException {
        renewals.incrementAndGet();
        beforeRenewal.run();
        failOnRequest(renewFailure);
        String login = refreshTokens.remove(String.valueOf(credential.values().get("refreshToken")));
        if (login == null) {
            throw new VcsException(Kind.UNAUTHENTICATED, "The refresh token is unknown or was used.");
        }
        tokens.remove(String.valueOf(credential.values().get("token")));
        Grant grant = grant(login);
        duringRenewal.run();
        return grant;
    }

    @Override
    public boolean revoke(Credential credential) throws VcsException {
        revocations.incrementAndGet();
        duringRevocation.run();
        failOnRequest(revokeFailure);
        refreshTokens.remove(credential.values().getOrDefault("refreshToken", ""));
        return tokens.remove(String.valueOf(credential.values().get("token"))) != null;
    }

    private Grant grant(String login) {
        if (!renewable) {
            return new Grant(new Credential(APP, Map.of("token", token(login))), validFor, false, Optional.empty());
        }
        String refreshToken = secret("refresh");
        refreshTokens.put(refreshToken, login);
        Credential credential = new Credential(APP, Map.of("token", token(login), "refreshToken", refreshToken));
        return new Grant(credential, validFor, true, Optional.of(Duration.ofDays(180)));
    }

    private String token(String login) {
        String token = secret("token");
        tokens.put(token, new Access(login, validFor.map(clock.instant()::plus).orElse(Instant.MAX)));
        return token;
    }

    private String secret(String kind) {
        String secret = kind + "-" + id.hashCode() + "-" + made.incrementAndGet() + "-verysecret";
        synchronized (secrets) {
            secrets.add(secret);
        }
        return secret;
    }

    private static void failOnRequest(@Nullable VcsException failure) throws VcsException {
        if (failure != null) {
            throw failure;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static CredentialKind appKind() {
        return new CredentialKind(
                APP,
                "Sign in",
                new Form.Authorization(),
                List.of(new Permission("Contents: read-only", "To show source.")));
    }

    static CredentialKind tokenKind() {
        return new CredentialKind(
                TOKEN, "Token", new Form.Fields(List.of(new Field("token", "Token", true)), "Make one."), List.of());
    }

    /** Answers whose credential it is, and nothing else. */
    private final class Client implements NoRepositories {

        private final Credential credential;

        Client(Credential credential) {
            this.credential = credential;
        }

        @Override
        public Optional<Account> check() throws VcsException {
            failOnRequest(checkFailure);
            if (credential.equals(Credential.ANONYMOUS)) {
                return Optional.empty();
            }
            Access access = tokens.get(credential.values().getOrDefault("token", ""));
            if (access == null || !clock.instant().isBefore(access.until())) {
                throw new VcsException(Kind.UNAUTHENTICATED, "The token is unknown or has expired.");
            }
            return Optional.ofNullable(accounts.get(access.login()));
        }
    }
}
