package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;

import io.lineflame.vcs.VcsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Outermost: whatever keeps an answer from being a success leaves here as a {@link RefusedException},
 * and at once, so that no library above waits and tries again on its own.
 */
final class Failures implements Interceptor {

    private final Installation installation;
    private final Refusals refusals;

    Failures(Installation installation, Refusals refusals) {
        this.installation = installation;
        this.refusals = refusals;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response answer;
        try {
            answer = chain.proceed(request);
        } catch (RefusedException | AnswerTooLargeException e) {
            throw e;
        } catch (IOException e) {
            throw new RefusedException(unavailable(installation, e));
        }
        if (answer.isSuccessful()) {
            return answer;
        }
        try (answer) {
            throw new RefusedException(refusals.of(answer));
        }
    }

    static VcsException unavailable(Installation installation, IOException failure) {
        return new VcsException(UNAVAILABLE, sentence(installation.id(), failure), failure);
    }

    private static String sentence(String host, IOException failure) {
        if (failure instanceof SSLException) {
            return host + " cannot be trusted: its certificate is of no known authority, or not for this name.";
        }
        if (failure instanceof UnknownHostException) {
            return host + " cannot be found: no such name, or no way out of this network.";
        }
        if (failure instanceof ConnectException) {
            return host + " cannot be reached.";
        }
        if (failure instanceof SocketTimeoutException || failure instanceof InterruptedIOException) {
            return host + " did not answer in time.";
        }
        return host + " broke off its answer.";
    }
}
