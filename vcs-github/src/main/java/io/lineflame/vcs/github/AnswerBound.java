package io.lineflame.vcs.github;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/**
 * Reads answers whole, up to a limit. After it, reading a body does no I/O and cannot fail, so that
 * all failures show in one place.
 */
final class AnswerBound implements Interceptor {

    /** The listing of a very large repository: GitHub stops at 7 MB and 100 000 entries; a server of its own may allow more. */
    private static final long USUAL_MAX_BYTES = 64L << 20;

    /** How much a request is ready to take, as a tag of it. */
    record MaxBytes(long bytes) {}

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        MaxBytes tag = request.tag(MaxBytes.class);
        long maxBytes = tag == null ? USUAL_MAX_BYTES : tag.bytes();
        Response answer = chain.proceed(request);
        try (ResponseBody body = answer.body()) {
            if (answer.isSuccessful() && body.contentLength() > maxBytes) {
                throw new AnswerTooLargeException(Long.toString(body.contentLength()), maxBytes);
            }
            return answer.newBuilder()
                    .body(ResponseBody.create(
                            read(body.source(), answer.isSuccessful() ? maxBytes : USUAL_MAX_BYTES),
                            body.contentType()))
                    .build();
        }
    }

    private static byte[] read(BufferedSource source, long maxBytes) throws IOException {
        if (source.request(maxBytes + 1)) {
            throw new AnswerTooLargeException("more than " + maxBytes, maxBytes);
        }
        return source.readByteArray();
    }
}
