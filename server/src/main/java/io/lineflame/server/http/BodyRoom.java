package io.lineflame.server.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Bounds what the bodies of all requests under way may have sent together. A request that finds no room is answered with 429 before its body
 * is read. A body takes room for as long as it says it is, one that does not say for 8 MiB, which few profiles reach.
 */
final class BodyRoom extends Handler.Wrapper {

    private static final long LARGEST = 64L << 20;
    private static final long UNKNOWN = 8L << 20;
    private static final String RETRY_SECONDS = "5";

    private final long bytes;
    private final ProblemErrorHandler problems;
    private final AtomicLong taken = new AtomicLong();
    private final Counter refused;

    /**
     * Bodies beyond 64 MiB are refused elsewhere, when they have sent that much.
     *
     * @param bytes for all bodies together
     */
    BodyRoom(Handler handler, long bytes, ProblemErrorHandler problems, MeterRegistry metrics) {
        super(handler);
        this.bytes = bytes;
        this.problems = problems;
        this.refused = metrics.counter("lineflame.http.bodies.refused");
        Gauge.builder("lineflame.http.bodies.bytes", taken, AtomicLong::get)
                .description("Room taken by the bodies of requests under way")
                .register(metrics);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long needed = needed(request);
        if (!take(needed)) {
            refused.increment();
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
            problems.write(
                    response,
                    callback,
                    ProblemType.TOO_BUSY,
                    "Other requests under way are sending as much as this server holds at once; send this one again later.");
            return true;
        }
        try {
            return super.handle(request, response, callback);
        } finally {
            taken.addAndGet(-needed);
        }
    }

    private long needed(Request request) {
        if (request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
            return UNKNOWN;
        }
        return Math.min(LARGEST, Math.max(0, request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH)));
    }

    /** One body finds room in any case when there is no other. */
    private boolean take(long needed) {
        if (needed == 0) {
            return true;
        }
        long before = taken.getAndAdd(needed);
        if (before == 0 || before + needed <= bytes) {
            return true;
        }
        taken.addAndGet(-needed);
        return false;
    }
}
