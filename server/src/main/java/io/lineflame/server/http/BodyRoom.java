package io.lineflame.server.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what the bodies of all requests under way may have sent together. A request that finds no room is answered with 429 before its body
 * is read. A body takes room for as long as it says it is; one that does not say takes 8 MiB, which few profiles reach, over HTTP/2 256 KiB, and more when it gets there.
 *
 * <p>A body that drips is given up: each upload under way may hold a thread.
 */
final class BodyRoom extends Handler.Wrapper {

    private static final long LARGEST = 64L << 20;
    private static final long UNKNOWN = 8L << 20;
    /** Over HTTP/2, where nothing comes that was not asked for, and clients of gRPC never say a length. */
    private static final long STEP_OF_HTTP2 = 256L << 10;

    private static final long BYTES_PER_SECOND = 16 << 10;
    /** Calls, whose clients read another form of errors. */
    private static final Pattern CONNECT = Pattern.compile("/(push|vcs)\\.v1\\.");

    private static final String RETRY_SECONDS = "5";
    private static final String NO_ROOM =
            "Other requests under way are sending as much as this server holds at once; send this one again later.";

    private final Limits limits;
    private final ProblemErrorHandler problems;
    private final AtomicLong taken = new AtomicLong();
    private final Counter refused;

    /**
     * How much, and how long.
     *
     * @param bytes for all bodies together; those beyond 64 MiB are refused elsewhere, when they have sent that much
     * @param patience with one body, beside a second for each 16 KiB that came
     */
    record Limits(long bytes, Duration patience) {}

    BodyRoom(Handler handler, Limits limits, ProblemErrorHandler problems, MeterRegistry metrics) {
        super(handler);
        this.limits = limits;
        this.problems = problems;
        this.refused = metrics.counter("lineflame.http.bodies.refused");
        Gauge.builder("lineflame.http.bodies.bytes", taken, AtomicLong::get)
                .description("Room taken by the bodies of requests under way")
                .register(metrics);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long step = isHttp2(request) ? STEP_OF_HTTP2 : UNKNOWN;
        long needed = isLengthUnknown(request) ? step : said(request);
        if (needed == 0) {
            return super.handle(request, response, callback);
        }
        if (!take(needed)) {
            refused.increment();
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
            if (GrpcForm.isMeant(request)) {
                GrpcStatus status = new GrpcStatus(GrpcStatus.RESOURCE_EXHAUSTED, NO_ROOM);
                GrpcForm.of(request)
                        .ifPresentOrElse(
                                form -> new GrpcAnswer(form, request, response, callback).end(status),
                                () -> problems.write(response, callback, ProblemType.TOO_BUSY, NO_ROOM));
            } else if (CONNECT.matcher(request.getHttpURI().getCanonicalPath()).lookingAt()) {
                problems.writeConnectBusy(response, callback, NO_ROOM);
            } else {
                problems.write(response, callback, ProblemType.TOO_BUSY, NO_ROOM);
            }
            return true;
        }
        Body body = new Body(request, needed, step);
        try {
            return super.handle(body, response, callback);
        } finally {
            body.leave();
        }
    }

    /** In HTTP/2 a body needs neither a length nor a header that says there is one. */
    private static boolean isLengthUnknown(Request request) {
        boolean mayHaveBody = !HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod());
        return request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                || (isHttp2(request) && mayHaveBody && !request.getHeaders().contains(HttpHeader.CONTENT_LENGTH));
    }

    private static boolean isHttp2(Request request) {
        return request.getConnectionMetaData().getHttpVersion().getVersion() >= HttpVersion.HTTP_2.getVersion();
    }

    private static long said(Request request) {
        return Math.min(LARGEST, Math.max(0, request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH)));
    }

    /** One body finds room in any case when there is no other. */
    private boolean take(long needed) {
        long before = taken.getAndAdd(needed);
        if (before == 0 || before + needed <= limits.bytes) {
            return true;
        }
        taken.addAndGet(-needed);
        return false;
    }

    /** A request whose body is counted as it comes. Whoever reads it gets an {@link IOException} with the {@link ProblemException} as its cause. */
    private final class Body extends Request.Wrapper {

        private final long started = System.nanoTime();
        private final long step;
        private long room;
        private long read;
        private Content.@Nullable Chunk failure;

        Body(Request request, long room, long step) {
            super(request);
            this.step = step;
            this.room = room;
        }

        @Override
        public Content.@Nullable Chunk read() {
            if (failure != null) {
                return failure;
            }
            Content.Chunk chunk = super.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                return chunk;
            }
            read += chunk.remaining();
            ProblemException problem = problem();
            if (problem == null) {
                return chunk;
            }
            chunk.release();
            failure = Content.Chunk.from(new IOException(problem), true);
            return failure;
        }

        private @Nullable ProblemException problem() {
            if (!hasRoom()) {
                refused.increment();
                return new ProblemException(ProblemType.TOO_BUSY, NO_ROOM);
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
            return elapsed.minus(limits.patience).compareTo(Duration.ofSeconds(read / BYTES_PER_SECOND)) > 0
                    ? new ProblemException(
                            ProblemType.TOO_SLOW,
                            "After " + elapsed.toSeconds() + " seconds there were " + read
                                    + " bytes of the body, less than " + (BYTES_PER_SECOND >> 10)
                                    + " KiB in a second; send it again over a better line, or less at once.")
                    : null;
        }

        private boolean hasRoom() {
            while (read > room && room < LARGEST) {
                if (!takeMore()) {
                    return false;
                }
                room += step;
            }
            return true;
        }

        /** A body that is alone finds room in any case. */
        private boolean takeMore() {
            long before = taken.getAndAdd(step);
            if (before <= room || before + step <= limits.bytes) {
                return true;
            }
            taken.addAndGet(-step);
            return false;
        }

        void leave() {
            taken.addAndGet(-room);
        }
    }
}
