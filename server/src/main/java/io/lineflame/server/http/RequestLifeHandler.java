package io.lineflame.server.http;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives each request of the API its {@link RequestLife}, which ends here, on the request's thread: our resources answer before they return.
 * A connection that is quiet because we still work on its request does not count as idle; how long that may take is said elsewhere.
 */
final class RequestLifeHandler extends Handler.Wrapper {

    private final RequestLives lives;

    RequestLifeHandler(Handler handler, RequestLives lives) {
        super(handler);
        this.lives = lives;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        RequestLife life = lives.begin(request);
        life.attachTo(request);
        request.addIdleTimeoutListener(timeout -> false);
        Completion completion = new Completion(callback);
        try {
            boolean handled = super.handle(request, response, completion);
            if (handled) {
                completion.failedUnlessDone();
            }
            return handled;
        } finally {
            life.answered();
        }
    }

    /** Jersey forgets to say that it is done when the client went away before the last bytes: the request would be under way for ever. */
    private static final class Completion extends Callback.Nested {

        private final AtomicBoolean done = new AtomicBoolean();

        Completion(Callback callback) {
            super(callback);
        }

        void failedUnlessDone() {
            if (!done.get()) {
                failed(new EofException("the answer broke off"));
            }
        }

        @Override
        public void succeeded() {
            done.set(true);
            super.succeeded();
        }

        @Override
        public void failed(Throwable reason) {
            done.set(true);
            super.failed(reason);
        }
    }
}
