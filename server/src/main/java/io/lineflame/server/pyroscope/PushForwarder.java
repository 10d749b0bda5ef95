package io.lineflame.server.pyroscope;

import io.lineflame.db.Cancellation;
import io.lineflame.server.config.Config;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.http.RequestBody;
import io.lineflame.server.http.Tenant;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes a push on: path, query, body and its types as they came, with this server's own credentials instead of the client's. What Pyroscope
 * says about the profile goes back to the client; what it says about this server becomes 503, so that clients keep the profile and try again.
 */
@Singleton
final class PushForwarder {

    private static final Logger LOG = LoggerFactory.getLogger(PushForwarder.class);
    private static final RequestBody.Limit BODY = new RequestBody.Limit(64 << 20, 64 << 20);
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final int MAX_ANSWER = 1 << 20;
    private static final long LOG_EVERY = Duration.ofMinutes(1).toNanos();
    private static final List<String> KEPT = List.of(
            HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_ENCODING, HttpHeaders.USER_AGENT, "Connect-Protocol-Version");

    /** About the profile or the client, not about this server. */
    private static final Set<Integer> FOR_THE_CLIENT = Set.of(400, 408, 409, 411, 413, 415, 422, 429);

    private final PyroscopeClient client;
    private final MeterRegistry registry;
    private final Counter bytes;
    private final AtomicLong loggedAt = new AtomicLong(System.nanoTime() - LOG_EVERY);

    @Inject
    PushForwarder(Config config, MeterRegistry registry) {
        this.client = new PyroscopeClient(config.pyroscope().orElseThrow());
        this.registry = registry;
        this.bytes = Counter.builder("lineflame.forward.bytes")
                .description("Bytes of the pushes that Pyroscope took")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Its answer. Throws {@link ProblemException} when there is none, or one that is not for the client. */
    Response forward(Tenant tenant, UriInfo uri, HttpHeaders headers, InputStream in) {
        byte[] body = RequestBody.read(in, "", BODY);
        String query = uri.getRequestUri().getRawQuery();
        String path = uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
        PeerAnswer answer =
                send(tenant, new PyroscopeClient.Request(path, kept(headers), Optional.of(body), TIME, MAX_ANSWER));
        if (answer.isGood()) {
            count("taken");
            bytes.increment(body.length);
        } else if (FOR_THE_CLIENT.contains(answer.status())) {
            count("refused");
        } else {
            throw failed(client.problems().of(answer));
        }
        Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.body());
        answer.contentType().ifPresent(type -> response.header(HttpHeaders.CONTENT_TYPE, type));
        answer.retryAfter().ifPresent(time -> response.header(HttpHeaders.RETRY_AFTER, time));
        return response.build();
    }

    private PeerAnswer send(Tenant tenant, PyroscopeClient.Request request) {
        try {
            return client.send(tenant, new Cancellation(), request);
        } catch (ProblemException e) {
            throw failed(e);
        }
    }

    /** Clients drop a profile for most errors and keep it for this one. */
    private ProblemException failed(ProblemException cause) {
        count("failed");
        long last = loggedAt.get();
        long now = System.nanoTime();
        if (now - last >= LOG_EVERY && loggedAt.compareAndSet(last, now)) {
            LOG.warn("A push could not be passed on; further ones are not logged for a minute. {}", cause.detail());
        }
        return new ProblemException(
                ProblemType.UNAVAILABLE, "The profiles could not be passed on just now; push them again later.");
    }

    private void count(String outcome) {
        Counter.builder("lineflame.forward.pushes")
                .description("Pushes passed on to Pyroscope, by what came of them")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    private static Map<String, String> kept(HttpHeaders headers) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT) {
            String value = headers.getHeaderString(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }
}
