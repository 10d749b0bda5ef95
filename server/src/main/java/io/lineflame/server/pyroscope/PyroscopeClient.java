package io.lineflame.server.pyroscope;

import io.lineflame.db.Cancellation;
import io.lineflame.server.config.PyroscopeSettings;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.secrets.SecretText;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests to the configured Pyroscope: with its credentials and tenant, within a time, never reading more than a limit. Follows no
 * redirect, so that credentials go nowhere else. Safe for many threads.
 */
final class PyroscopeClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** How often somebody who waits looks whether anybody still waits for them. */
    private static final long LOOK_MILLIS = 50;

    private final PyroscopeSettings settings;
    private final PeerProblems problems;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PyroscopeClient(PyroscopeSettings settings) {
        this.settings = settings;
        this.problems = new PeerProblems(settings.url());
    }

    /** A request to be sent: POST with a body, or GET where there is none. */
    record Request(
            String pathAndQuery, Map<String, String> headers, Optional<byte[]> body, Duration time, int maxAnswer) {}

    /** What its refusals mean. */
    PeerProblems problems() {
        return problems;
    }

    /**
     * The answer, whatever its status.
     *
     * @throws ProblemException when there is none in time, it is too long, or nobody waits for it any more
     */
    PeerAnswer send(Tenant tenant, Cancellation cancellation, Request request) {
        endIfCancelled(cancellation);
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(built(tenant, request), info -> new LimitedBody(request.maxAnswer));
        long end = System.nanoTime() + request.time.toNanos();
        try {
            while (true) {
                Optional<PeerAnswer> got = within(answer);
                if (got.isPresent()) {
                    return got.get();
                }
                endIfCancelled(cancellation);
                if (System.nanoTime() - end > 0) {
                    throw problems.timeout();
                }
            }
        } finally {
            answer.cancel(true);
        }
    }

    private static void endIfCancelled(Cancellation cancellation) {
        if (cancellation.cancelled()) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "Nobody waits for the answer any more.");
        }
    }

    private Optional<PeerAnswer> within(CompletableFuture<HttpResponse<byte[]>> answer) {
        try {
            return Optional.of(PeerAnswer.of(answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS)));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.UNAVAILABLE, "The server is stopping.");
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    private ProblemException failed(ExecutionException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof LimitedBody.TooLongException) {
                return problems.answerTooLong();
            }
            if (cause instanceof HttpTimeoutException) {
                return problems.unreachable(); // of connecting: the answer's own time is kept by us
            }
        }
        return problems.unreachable();
    }

    private HttpRequest built(Tenant tenant, Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(settings.url() + request.pathAndQuery))
                .header("User-Agent", "lineflame");
        request.headers.forEach(builder::setHeader);
        settings.authorization().map(SecretText::text).ifPresent(text -> builder.setHeader("Authorization", text));
        tenantOf(tenant).ifPresent(name -> builder.setHeader(Tenant.HEADER, name));
        request.body.ifPresentOrElse(bytes -> builder.POST(BodyPublishers.ofByteArray(bytes)), builder::GET);
        return builder.build();
    }

    /** Nothing for a request that names no tenant: a Pyroscope with one tenant takes that, and one with many says so. */
    private Optional<String> tenantOf(Tenant tenant) {
        return settings.tenant().or(() -> tenant.equals(Tenant.DEFAULT) ? Optional.empty() : Optional.of(tenant.id()));
    }
}
