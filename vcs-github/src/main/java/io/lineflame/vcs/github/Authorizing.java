package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.UNAUTHENTICATED;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;

import io.lineflame.vcs.VcsException;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Puts the token into requests, and lets none out that does not go to the API: whatever went wrong
 * before, a token reaches no other origin.
 */
final class Authorizing implements Interceptor {

    /** The version that all supported Enterprise Servers know (docs.github.com, "API Versions"). */
    private static final String API_VERSION = "2022-11-28";

    private final Installation installation;
    private final Identity identity;

    Authorizing(Installation installation, Identity identity) {
        this.installation = installation;
        this.identity = identity;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (!Installation.sameOrigin(request.url(), installation.api())) {
            throw new RefusedException(
                    new VcsException(UNAVAILABLE, "Not a page of " + installation.id() + "; nothing was sent."));
        }
        if (!identity.isSendable()) {
            throw new RefusedException(
                    new VcsException(UNAUTHENTICATED, "This is not a token of " + installation.id() + "."));
        }
        Request.Builder signed = request.newBuilder()
                .removeHeader("Accept-Encoding") // OkHttp's own, so that it also unpacks
                .removeHeader("Authorization")
                .header("User-Agent", "Lineflame")
                .header("X-GitHub-Api-Version", API_VERSION);
        identity.authorization().ifPresent(value -> signed.header("Authorization", value));
        return chain.proceed(signed.build());
    }
}
