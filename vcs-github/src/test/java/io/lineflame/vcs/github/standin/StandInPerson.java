package io.lineflame.vcs.github.standin;

import java.net.URI;

/** Does in code what a person does with the authorization page. */
public final class StandInPerson {

    private final StandInAccount account;
    private final StandInApp app;
    private final Grants grants;

    StandInPerson(StandInAccount account, StandInApp app, Grants grants) {
        this.account = account;
        this.app = app;
        this.grants = grants;
    }

    /**
     * Presses "Authorize".
     *
     * @param authorizeUrl with its query, as the application made it
     * @return where the browser is sent: the application's callback, with a code; or with an error, when
     *     GitHub refuses the request
     * @throws IllegalArgumentException when GitHub would show a page that leads nowhere
     */
    public URI authorize(URI authorizeUrl) {
        return decide(authorizeUrl, true);
    }

    public URI authorize(String authorizeUrl) {
        return authorize(URI.create(authorizeUrl));
    }

    /** Presses "Cancel": the callback with {@code error=access_denied}. */
    public URI cancel(URI authorizeUrl) {
        return decide(authorizeUrl, false);
    }

    public URI cancel(String authorizeUrl) {
        return cancel(URI.create(authorizeUrl));
    }

    private URI decide(URI authorizeUrl, boolean agrees) {
        try {
            AuthorizationAsked asked = AuthorizationAsked.of(app, Call.form(authorizeUrl.getRawQuery()));
            return URI.create(agrees ? grants.authorized(account, asked) : Grants.denied(asked));
        } catch (Refusal refusal) {
            String to = refusal.answer().headers().get("Location");
            if (to == null) {
                throw new IllegalArgumentException(
                        "GitHub answers with a page of status "
                                + refusal.answer().status(),
                        refusal);
            }
            return URI.create(to);
        }
    }
}
