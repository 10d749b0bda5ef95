package io.lineflame.vcs.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import okhttp3.Response;

/** What a host says of a refusal. Only ever compared with known phrases: it is not passed on to people. */
final class HostMessage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MAX_BYTES = 64 << 10;

    private HostMessage() {}

    /** Empty when the answer is none, or not JSON. Leaves the body to be read again. */
    static String of(Response answer) {
        if (answer.code() < 400) {
            return "";
        }
        try {
            return JSON.readTree(answer.peekBody(MAX_BYTES).bytes())
                    .path("message")
                    .asText("");
        } catch (IOException e) {
            return "";
        }
    }
}
