package io.lineflame.vcs.testkit;

import static io.lineflame.vcs.VcsException.Kind.MISCONFIGURED;
import static io.lineflame.vcs.VcsException.Kind.UNAUTHENTICATED;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineflame.vcs.Account;
import io.lineflame.vcs.AuthorizationCode;
import io.lineflame.vcs.AuthorizationRequest;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.Grant;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsException;
import java.net.URI;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who has an account at the in-memory host, and what they agreed to. A test plays the people: it takes
 * an address of {@link VcsAuthorization#authorizeUrl} and lets somebody {@link #agree}. Tokens live
 * until a test ends them. Safe for many threads.
 */
public final class MemoryAccounts {

    private static final String ACCESS = "access";
    private static final String RENEWAL = "renewal";

    private final String clientSecret;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Agreement> agreements = new HashMap<>();
    private final Map<String, String> loginByAccess = new HashMap<>();
    private final Map<String, String> loginByRenewal = new HashMap<>();
    private Optional<Duration> lifetime = Optional.empty();
    private int issued;

    /** @param clientSecret what the setting {@link MemoryVcsProvider#CLIENT_SECRET} must be */
    public MemoryAccounts(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    /** Makes an account with a picture and a page. */
    public synchronized Account add(String login) {
        Account account = new Account(
                Integer.toString(accounts.size() + 1),
                login,
                Optional.of(MemoryVcsProvider.PICTURES.resolve("/" + login + ".png")),
                Optional.of(MemoryVcsProvider.WEB_URL.resolve("/" + login)));
        accounts.put(login, account);
        return account;
    }

    /** From now on grants say that they expire and can be renewed. */
    public synchronized void tokensLast(Duration lifetime) {
        this.lifetime = Optional.of(lifetime);
    }

    /**
     * Somebody signs in at this page and agrees.
     *
     * @return where the host sends them
     */
    public synchronized URI agree(String login, URI authorizeUrl) {
        Map<String, String> asked = PlayedBrowser.query(authorizeUrl);
        String code = "code-" + ++issued;
        agreements.put(
                code,
                new Agreement(
                        account(login).login(),
                        asked.getOrDefault("code_challenge", ""),
                        URI.create(asked.getOrDefault("redirect_uri", ""))));
        return URI.create(
                asked.get("redirect_uri") + "?code=" + code + "&state=" + encode(asked.getOrDefault("state", "")));
    }

    /** Tokens of this person no longer let in; those that can be renewed still can. */
    public synchronized void expire(String login) {
        loginByAccess.values().removeIf(login::equals);
    }

    /** This person takes back all they agreed to. */
    public synchronized void withdraw(String login) {
        expire(login);
        loginByRenewal.values().removeIf(login::equals);
    }

    /** Whose token this is; empty when it lets nobody in. */
    synchronized Optional<Account> holder(Credential credential) {
        return Optional.ofNullable(loginByAccess.get(value(credential, ACCESS))).map(this::account);
    }

    VcsAuthorization authorization(String kindId, String givenSecret) {
        return new Authorization(kindId, givenSecret);
    }

    private Account account(String login) {
        Account account = accounts.get(login);
        if (account == null) {
            throw new IllegalArgumentException("nobody is called " + login);
        }
        return account;
    }

    private Grant issue(String kindId, String login) {
        String access = "access-" + ++issued;
        String renewal = "renewal-" + issued;
        loginByAccess.put(access, login);
        Map<String, String> values = new HashMap<>(Map.of(ACCESS, access));
        if (lifetime.isPresent()) {
            loginByRenewal.put(renewal, login);
            values.put(RENEWAL, renewal);
        }
        return new Grant(new Credential(kindId, values), lifetime, lifetime.isPresent(), Optional.empty());
    }

    private static String value(Credential credential, String name) {
        return credential.values().getOrDefault(name, "");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private record Agreement(String login, String codeChallenge, URI redirectUri) {

        boolean fits(AuthorizationCode code) {
            return redirectUri.equals(code.redirectUri())
                    && (codeChallenge.isEmpty() || codeChallenge.equals(challenge(code.codeVerifier())));
        }
    }

    /** The host's side of signing in, as somebody with this client secret meets it. */
    private final class Authorization implements VcsAuthorization {

        private final String kindId;
        private final String givenSecret;

        Authorization(String kindId, String givenSecret) {
            this.kindId = kindId;
            this.givenSecret = givenSecret;
        }

        @Override
        public URI authorizeUrl(AuthorizationRequest request) {
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("response_type", "code");
            asked.put("state", request.state());
            asked.put("redirect_uri", request.redirectUri().toString());
            if (!request.codeChallenge().isEmpty()) {
                asked.put("code_challenge", request.codeChallenge());
                asked.put("code_challenge_method", "S256");
            }
            StringBuilder query = new StringBuilder();
            asked.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(encode(value)));
            return MemoryVcsProvider.WEB_URL.resolve("/authorize" + query);
        }

        @Override
        public Grant exchange(AuthorizationCode code) throws VcsException {
            requireSecret();
            synchronized (MemoryAccounts.this) {
                Agreement agreement = agreements.remove(code.code());
                if (agreement == null || !agreement.fits(code)) {
                    throw new VcsException(UNAUTHENTICATED, "Memory does not know this code.");
                }
                return issue(kindId, agreement.login());
            }
        }

        @Override
        public Grant renew(Credential credential) throws VcsException {
            requireSecret();
            synchronized (MemoryAccounts.this) {
                String login = loginByRenewal.remove(value(credential, RENEWAL));
                if (login == null) {
                    throw new VcsException(UNAUTHENTICATED, "Memory does not renew this credential.");
                }
                loginByAccess.remove(value(credential, ACCESS));
                return issue(kindId, login);
            }
        }

        @Override
        public boolean revoke(Credential credential) throws VcsException {
            requireSecret();
            synchronized (MemoryAccounts.this) {
                loginByAccess.remove(value(credential, ACCESS));
                loginByRenewal.remove(value(credential, RENEWAL));
                return true;
            }
        }

        private void requireSecret() throws VcsException {
            if (!givenSecret.equals(clientSecret)) {
                throw new VcsException(MISCONFIGURED, "Memory does not accept the setting CLIENT_SECRET.");
            }
        }
    }
}
