package io.lineflame.vcs.github;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What one client was answered: in memory only, and for its credential only. What cannot change is
 * not asked again; the rest is asked with its ETag, which costs no budget while it is unchanged.
 */
final class AnswerMemory implements Interceptor {

    /** Objects under their own hash, and comparisons of two. */
    private static final Pattern IMMUTABLE = Pattern.compile(
            ".*/(?:git/(?:trees|blobs|commits|tags)|commits)/[0-9a-f]{40}|.*/compare/[0-9a-f]{40}\\.\\.\\.[0-9a-f]{40}");

    private final long maxBytes;
    private final Map<Question, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** @param maxBytes of bodies in all; a body of more than half of it is not kept */
    AnswerMemory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    private record Question(HttpUrl url, @Nullable String accept) {}

    private record Kept(Response head, ByteString body, boolean immutable) {

        Response answer(Request request) {
            return head.newBuilder()
                    .request(request)
                    .body(ResponseBody.create(body, null))
                    .build();
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (!request.method().equals("GET")) {
            return chain.proceed(request);
        }
        Question question = new Question(request.url(), request.header("Accept"));
        Kept known = get(question);
        if (known != null && known.immutable()) {
            return known.answer(request);
        }
        Response answer = chain.proceed(known == null ? request : conditional(request, known));
        if (known != null && answer.code() == 304) {
            answer.close();
            return known.answer(request);
        }
        return answer.code() == 200 ? keep(question, answer) : answer;
    }

    private static Request conditional(Request request, Kept known) {
        String etag = known.head().header("ETag");
        return etag == null
                ? request
                : request.newBuilder().header("If-None-Match", etag).build();
    }

    private Response keep(Question question, Response answer) throws IOException {
        boolean immutable = IMMUTABLE.matcher(question.url().encodedPath()).matches();
        if (!immutable && answer.header("ETag") == null) {
            return answer;
        }
        ByteString body = answer.body().byteString();
        // A response without the body's source, and without the request, which holds the credential.
        Response head = answer.newBuilder()
                .request(new Request.Builder().url(question.url()).build())
                .networkResponse(null)
                .cacheResponse(null)
                .priorResponse(null)
                .body(ResponseBody.EMPTY)
                .build();
        Kept fresh = new Kept(head, body, immutable);
        put(question, fresh);
        return answer.newBuilder()
                .body(ResponseBody.create(body, answer.body().contentType()))
                .build();
    }

    private synchronized @Nullable Kept get(Question question) {
        return kept.get(question);
    }

    private synchronized void put(Question question, Kept fresh) {
        remove(question);
        if (fresh.body().size() > maxBytes / 2) {
            return;
        }
        kept.put(question, fresh);
        bytes += fresh.body().size();
        Iterator<Kept> eldest = kept.values().iterator();
        while (bytes > maxBytes) {
            bytes -= eldest.next().body().size();
            eldest.remove();
        }
    }

    private void remove(Question question) {
        Kept stale = kept.remove(question);
        if (stale != null) {
            bytes -= stale.body().size();
        }
    }
}
