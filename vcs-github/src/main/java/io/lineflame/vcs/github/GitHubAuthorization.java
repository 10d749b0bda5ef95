package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.FORBIDDEN;
import static io.lineflame.vcs.VcsException.Kind.MISCONFIGURED;
import static io.lineflame.vcs.VcsException.Kind.UNAUTHENTICATED;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineflame.vcs.AuthorizationCode;
import io.lineflame.vcs.AuthorizationRequest;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.Grant;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The web application flow of GitHub Apps and OAuth apps (docs.github.com, "Generating a user access
 * token for a GitHub App", "Authorizing OAuth apps", "Refreshing user access tokens").
 */
final class GitHubAuthorization implements VcsAuthorization {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaType JSON_TYPE = MediaType.get("application/json");

    private final Installation installation;
    private final Application application;
    private final OkHttpClient http;

    GitHubAuthorization(Installation installation, Application application, OkHttpClient http) {
        this.installation = installation;
        this.application = application;
        this.http = http;
    }

    @Override
    public URI authorizeUrl(AuthorizationRequest request) {
        HttpUrl.Builder url = signIn("authorize")
                .addQueryParameter("client_id", application.clientId())
                .addQueryParameter("redirect_uri", request.redirectUri().toString())
                .addQueryParameter("state", request.state());
        if (!request.codeChallenge().isEmpty()) {
            url.addQueryParameter("code_challenge", request.codeChallenge())
                    .addQueryParameter("code_challenge_method", "S256");
        }
        if (!application.isGitHubApp()) {
            url.addQueryParameter("scope", application.scopes());
        }
        return url.build().uri();
    }

    @Override
    public Grant exchange(AuthorizationCode code) throws VcsException {
        FormBody.Builder form = new FormBody.Builder().add("code", code.code());
        if (!code.redirectUri().toString().isEmpty()) {
            form.add("redirect_uri", code.redirectUri().toString());
        }
        if (!code.codeVerifier().isEmpty()) {
            form.add("code_verifier", code.codeVerifier());
        }
        return grant(form);
    }

    @Override
    public Grant renew(Credential credential) throws VcsException {
        String refreshToken = credential.values().getOrDefault(Identity.REFRESH_TOKEN, "");
        if (refreshToken.isEmpty()) {
            throw new VcsException(UNAUTHENTICATED, "This sign-in at " + installation.id() + " cannot be renewed.");
        }
        return grant(new FormBody.Builder().add("grant_type", "refresh_token").add("refresh_token", refreshToken));
    }

    /** An expired token is unknown to GitHub; what can still make a new one of it is ended then. */
    @Override
    public boolean revoke(Credential credential) throws VcsException {
        if (!credential.kindId().equals(Identity.APP_KIND)) {
            return false;
        }
        if (delete(credential)) {
            return true;
        }
        if (!credential.values().containsKey(Identity.REFRESH_TOKEN)) {
            return true;
        }
        try {
            return delete(renew(credential).credential());
        } catch (VcsException e) {
            if (e.kind() == UNAUTHENTICATED) {
                return true;
            }
            throw e;
        }
    }

    private Grant grant(FormBody.Builder form) throws VcsException {
        Request request = new Request.Builder()
                .url(signIn("access_token").build())
                .header("Accept", "application/json")
                .post(form.add("client_id", application.clientId())
                        .add("client_secret", application.clientSecret())
                        .build())
                .build();
        try (Response answer = send(request)) {
            TokenAnswer read = TokenAnswer.of(answer.body().string());
            if (read.error().isPresent()) {
                throw refused(read.error().get());
            }
            if (answer.code() == 404 || answer.code() == 401) {
                throw misconfigured("does not know this server's client id and secret");
            }
            return read.grant().orElseThrow(() -> unexpected(answer.code()));
        } catch (IOException e) {
            throw Failures.unavailable(installation, e);
        }
    }

    /** Whether GitHub knew the token, and ended it. */
    private boolean delete(Credential credential) throws VcsException {
        Request request = new Request.Builder()
                .url(installation
                        .api()
                        .newBuilder()
                        .addPathSegment("applications")
                        .addPathSegment(application.clientId())
                        .addPathSegment("token")
                        .build())
                .header("Accept", "application/vnd.github+json")
                .header("Authorization", Credentials.basic(application.clientId(), application.clientSecret()))
                .delete(RequestBody.create(
                        json(Map.of("access_token", credential.values().getOrDefault(Identity.TOKEN, ""))), JSON_TYPE))
                .build();
        try (Response answer = send(request)) {
            return switch (answer.code()) {
                case 204 -> true;
                case 404, 422 -> false;
                case 401, 403 -> throw misconfigured("does not accept this server's client id and secret");
                default -> throw unexpected(answer.code());
            };
        } catch (IOException e) {
            throw Failures.unavailable(installation, e);
        }
    }

    private Response send(Request request) throws IOException {
        return http.newCall(
                        request.newBuilder().header("User-Agent", "Lineflame").build())
                .execute();
    }

    private VcsException refused(String error) {
        return switch (error) {
            case "bad_verification_code", "bad_refresh_token", "expired_token", "invalid_grant", "access_denied" ->
                new VcsException(
                        UNAUTHENTICATED,
                        installation.id() + " no longer takes this sign-in: it was used, is too old, or was ended.");
            case "incorrect_client_credentials", "invalid_client", "unauthorized_client" ->
                misconfigured("does not accept this server's client id and secret");
            case "redirect_uri_mismatch" -> misconfigured("knows another callback address for this server's app");
            case "application_suspended" -> misconfigured("has suspended this server's app");
            case "unverified_user_email" ->
                VcsException.withWayOut(
                        FORBIDDEN,
                        installation.id() + " lets nobody sign in elsewhere before their e-mail address is confirmed.",
                        installation
                                .web()
                                .newBuilder()
                                .addPathSegments("settings/emails")
                                .build()
                                .uri());
            default ->
                new VcsException(UNAVAILABLE, installation.id() + " refused to sign in, and said nothing we know.");
        };
    }

    private VcsException misconfigured(String what) {
        return new VcsException(MISCONFIGURED, installation.id() + " " + what + ". The operator can mend that.");
    }

    private VcsException unexpected(int status) {
        return new VcsException(
                UNAVAILABLE, installation.id() + " did not answer as it should: status " + status + ".");
    }

    private HttpUrl.Builder signIn(String page) {
        return installation.web().newBuilder().addPathSegments("login/oauth").addPathSegment(page);
    }

    private static byte[] json(Map<String, String> values) {
        try {
            return JSON.writeValueAsBytes(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is JSON", e);
        }
    }

    @Override
    public String toString() {
        return "GitHubAuthorization[" + installation.id() + "]";
    }
}
