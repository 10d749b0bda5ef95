package io.lineflame.server.http;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Until when the answer to a request is worth working on: until its client goes away, or its time is up. A resource method takes it as
 * {@code @Context RequestLife}; nothing is watched, and no time runs, before somebody wants to know. Safe for many threads.
 */
public final class RequestLife {

    private static final String ATTRIBUTE = RequestLife.class.getName();

    /** Why nobody waits for the answer any more. */
    public enum End {
        /** The connection was closed, or its sending half. */
        CLIENT_GONE,
        /** {@code LINEFLAME_QUERY_TIMEOUT} passed. */
        TIME_UP
    }

    private final RequestLives lives;
    private final ClientWatch client;
    private final List<Runnable> actions = new ArrayList<>();
    private @Nullable Future<?> looking;
    private long startedNanos;
    private @Nullable End end;
    private boolean answered;

    RequestLife(RequestLives lives, ClientWatch client) {
        this.lives = lives;
        this.client = client;
    }

    /** Of a request that passed {@link RequestLifeHandler}. */
    static Optional<RequestLife> of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof RequestLife life ? Optional.of(life) : Optional.empty();
    }

    void attachTo(Request request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /**
     * Runs the action, on a thread of its own, when nobody waits any more while the request is still worked on: at once when that is so
     * already, never when the answer comes first. The time limit counts from the first call.
     */
    public void onEnd(Runnable action) {
        synchronized (this) {
            if (answered) {
                return;
            }
            if (end == null) {
                actions.add(action);
                if (looking == null) {
                    startedNanos = System.nanoTime();
                    looking = lives.lookRegularly(this::look);
                }
                return;
            }
        }
        lives.run(action);
    }

    /** Whether nobody waits any more, and why. */
    public synchronized Optional<End> end() {
        return Optional.ofNullable(end);
    }

    /** How long a question may take. */
    public Duration limit() {
        return lives.limit();
    }

    /** To be called on the request's thread before the server goes on to the next request of the connection. */
    void answered() {
        synchronized (this) {
            answered = true;
            actions.clear();
            if (looking != null) {
                looking.cancel(false);
            }
        }
        client.stop();
    }

    private void look() {
        if (client.gone()) {
            end(End.CLIENT_GONE);
        } else if (System.nanoTime() - startedNanos >= limit().toNanos()) {
            end(End.TIME_UP);
        }
    }

    private void end(End reason) {
        List<Runnable> toRun;
        synchronized (this) {
            if (answered || end != null) {
                return;
            }
            end = reason;
            toRun = List.copyOf(actions);
            actions.clear();
            if (looking != null) {
                looking.cancel(false);
            }
        }
        lives.ended(reason);
        toRun.forEach(lives::run);
    }

    /** Hands it to Jersey. */
    static final class Found implements Supplier<RequestLife> {

        private final Provider<Request> request;

        @Inject
        Found(Provider<Request> request) {
            this.request = request;
        }

        @Override
        public RequestLife get() {
            return of(request.get())
                    .orElseThrow(() -> new IllegalStateException("the request did not come by RequestLifeHandler"));
        }
    }
}
