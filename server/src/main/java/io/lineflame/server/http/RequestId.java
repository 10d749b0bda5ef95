package io.lineflame.server.http;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Names a request in its answer and in every log line about it. A client may choose the name with the {@code X-Request-Id} header.
 */
public final class RequestId {

    static final String HEADER = "X-Request-Id";
    static final String MDC_KEY = "request";
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RequestId() {}

    /** Of the request that this thread works on; empty outside of one. */
    public static String current() {
        String id = MDC.get(MDC_KEY);
        return id == null ? "" : id;
    }

    static String choose(@Nullable String wish) {
        if (wish != null && ACCEPTED.matcher(wish).matches()) {
            return wish;
        }
        byte[] bytes = new byte[9];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
