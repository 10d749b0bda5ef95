package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineflame.vcs.VcsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.RateLimitChecker;
import org.kohsuke.github.extras.okhttp3.OkHttpGitHubConnector;

/** Requests to the API, as one identity: our own, and those of github-api, over the same interceptors. */
final class ApiCalls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final String ACCEPT_JSON = "application/vnd.github+json";

    private final Installation installation;
    private final OkHttpClient http;
    private final GitHub gitHub;
    private volatile boolean closed;

    ApiCalls(Installation installation, OkHttpClient http) {
        this.installation = installation;
        this.http = http;
        this.gitHub = gitHub(installation, http);
    }

    /** A request of github-api. It knows no credential; the interceptors put it in. */
    interface Asking<T> {
        T ask(GitHub gitHub) throws IOException;
    }

    /** Asks through github-api. */
    <T> T ask(Asking<T> asking) throws VcsException {
        requireOpen();
        try {
            return asking.ask(gitHub);
        } catch (IOException e) {
            throw failure(e);
        } catch (RuntimeException e) {
            // What github-api makes of an answer that lacks the fields it counts on.
            throw incomprehensible();
        }
    }

    /** The address of an API method, e.g. of {@code user}. Segments are given apart, since a name may hold a slash. */
    HttpUrl.Builder url(String path) {
        return installation.api().newBuilder().addPathSegments(path);
    }

    JsonNode json(HttpUrl url) throws VcsException {
        try {
            return JSON.readTree(get(new Request.Builder().url(url).header("Accept", ACCEPT_JSON)));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    String text(HttpUrl url, String accept) throws VcsException {
        try {
            return new String(get(new Request.Builder().url(url).header("Accept", accept)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** @throws AnswerTooLargeException if there are more */
    byte[] bytes(HttpUrl url, String accept, long maxBytes) throws VcsException, AnswerTooLargeException {
        try {
            return get(new Request.Builder()
                    .url(url)
                    .header("Accept", accept)
                    .tag(AnswerBound.MaxBytes.class, new AnswerBound.MaxBytes(maxBytes)));
        } catch (AnswerTooLargeException e) {
            throw e;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Asks GraphQL; failures within the answer are the caller's to look at. */
    JsonNode graphql(String query, Map<String, String> variables) throws VcsException {
        try {
            byte[] question = JSON.writeValueAsBytes(Map.of("query", query, "variables", variables));
            return JSON.readTree(get(
                    new Request.Builder().url(installation.graphql()).post(RequestBody.create(question, JSON_TYPE))));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    void close() {
        closed = true;
    }

    private byte[] get(Request.Builder request) throws IOException, VcsException {
        requireOpen();
        try (Response answer = http.newCall(request.build()).execute()) {
            return answer.body().bytes();
        }
    }

    private void requireOpen() throws VcsException {
        if (closed) {
            throw new VcsException(UNAVAILABLE, "The client for " + installation.id() + " is closed.");
        }
    }

    /** github-api wraps what the interceptors threw. What is left is an answer that cannot be read. */
    private VcsException failure(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return refused.refusal();
            }
        }
        return incomprehensible();
    }

    /** An answer is not what the API's documentation says. */
    VcsException incomprehensible() {
        return new VcsException(UNAVAILABLE, installation.id() + " answers something that cannot be understood.");
    }

    /** Limits and failures are dealt with below, so github-api checks and waits for nothing itself. */
    private static GitHub gitHub(Installation installation, OkHttpClient http) {
        try {
            return new GitHubBuilder()
                    .withEndpoint(installation.api().toString().replaceFirst("/$", ""))
                    .withConnector(new OkHttpGitHubConnector(http))
                    .withRateLimitChecker(RateLimitChecker.NONE)
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException("github-api cannot be started for " + installation.id(), e);
        }
    }
}
