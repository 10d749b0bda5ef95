package io.lineflame.vcs.github;

import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsObserver.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Sends only what there is a budget for, and tells the observer what became of it. */
final class BudgetGate implements Interceptor {

    private static final String CORE = "core";
    private static final String GRAPHQL = "graphql";

    private final Installation installation;
    private final Identity identity;
    private final Budget budget;
    private final VcsContext context;

    BudgetGate(Installation installation, Identity identity, Budget budget, VcsContext context) {
        this.installation = installation;
        this.identity = identity;
        this.budget = budget;
        this.context = context;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        String resource = request.url().encodedPath().endsWith("/graphql") ? GRAPHQL : CORE;
        Optional<Duration> pause = budget.take(resource, now());
        if (pause.isPresent()) {
            throw new RefusedException(rateLimited(installation, identity, pause.get()));
        }
        Response answer;
        try {
            answer = chain.proceed(request);
        } catch (IOException | RuntimeException e) {
            budget.failed(resource);
            context.observer().requested(installation.id(), Outcome.FAILED);
            throw e;
        }
        note(resource, answer);
        return answer;
    }

    static VcsException rateLimited(Installation installation, Identity identity, Duration pause) {
        return VcsException.rateLimited(
                identity.isAnonymous()
                        ? installation.id() + " answers no more requests without sign-in for now."
                        : installation.id() + " answers no more requests of this account for now.",
                pause);
    }

    private void note(String resource, Response answer) {
        Instant now = now();
        Optional<Limits> limits = Limits.of(answer, now);
        budget.answered(resource, limits, now);
        Optional<Duration> pause = Limits.pause(answer, HostMessage.of(answer), now);
        boolean spent = limits.isPresent() && limits.get().remaining() <= 0;
        if (pause.isPresent() && !spent) {
            budget.pauseUntil(now.plus(pause.get()));
        }
        context.observer()
                .requested(installation.id(), pause.isPresent() ? Outcome.RATE_LIMITED : outcome(answer.code()));
        limits.filter(said -> said.resource().equals(CORE))
                .ifPresent(said -> context.observer()
                        .budget(
                                installation.id(),
                                identity.isAnonymous(),
                                said.remaining(),
                                said.limit(),
                                now.plus(said.untilReset())));
    }

    private static Outcome outcome(int status) {
        if (status == 304) {
            return Outcome.NOT_MODIFIED;
        }
        if (status < 400) {
            return Outcome.OK;
        }
        return status < 500 ? Outcome.REFUSED : Outcome.FAILED;
    }

    private Instant now() {
        return context.clock().instant();
    }
}
