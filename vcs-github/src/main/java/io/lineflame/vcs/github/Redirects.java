package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;

import io.lineflame.vcs.VcsException;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Follows a moved repository, within the API. A redirect to anywhere else is a refusal: nothing is sent there. */
final class Redirects implements Interceptor {

    private static final int MAX_HOPS = 3;

    private final Installation installation;

    Redirects(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response answer = chain.proceed(request);
        for (int hop = 0; answer.isRedirect(); hop++) {
            String location = answer.header("Location");
            answer.close();
            HttpUrl target = location == null ? null : request.url().resolve(location);
            if (target == null || !isApi(target) || !request.method().equals("GET") || hop == MAX_HOPS) {
                throw new RefusedException(new VcsException(UNAVAILABLE, sentence(target)));
            }
            request = request.newBuilder().url(target).build();
            answer = chain.proceed(request);
        }
        return answer;
    }

    private boolean isApi(HttpUrl target) {
        return Installation.sameOrigin(target, installation.api()) && (target.encodedPath() + "/").startsWith(prefix());
    }

    private String prefix() {
        String path = installation.api().encodedPath();
        return path.endsWith("/") ? path : path + "/";
    }

    private String sentence(@Nullable HttpUrl target) {
        return installation.id() + " sends on to "
                + (target == null || target.host().equals(installation.api().host())
                        ? "another page"
                        : "'" + target.host() + "'")
                + " instead of answering. That is not followed.";
    }
}
