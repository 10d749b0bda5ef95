package io.lineflame.server.compat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineflame.server.http.Json;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The cookie in which Grafana's pages keep a token of ours, and which its data source forwards when it is told to. Its value is base64
 * of a JSON object with the token and, for the pages, when it expires. The member is called {@code metadata} in the form that we
 * write and that all versions of the pages read, and {@code token} in the form that newer ones write themselves.
 *
 * <p>The pages set it by script from the text that they are given, so it cannot be {@code HttpOnly}. That is one reason why what is in
 * it is worth nothing anywhere but here.
 */
final class GitSessionCookie {

    private static final String NAME = "pyroscope_git_session";
    private static final ObjectMapper MAPPER = Json.mapper();

    private GitSessionCookie() {}

    /** The token that came with a request; empty when there is none, also when what is there is none of this form. */
    static Optional<String> token(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(NAME))
                .map(Cookie::getValue)
                .filter(value -> !value.isBlank())
                .map(GitSessionCookie::decoded);
    }

    /**
     * The text for the pages to set.
     *
     * @param expires when the pages ask for a fresh one
     * @param ends when the browser forgets it
     * @param secure whether the pages are behind https; else the browser would not take a cookie that says so
     */
    static String text(String token, Instant expires, Instant ends, boolean secure) {
        return NAME + "=" + encoded(Map.of("metadata", token, "expiry", expires.toEpochMilli())) + "; Expires="
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(ends.atOffset(ZoneOffset.UTC)) + "; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    private static String encoded(Map<String, Object> content) {
        try {
            return Base64.getEncoder().encodeToString(MAPPER.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are JSON", e);
        }
    }

    /** Text that is no token of ours where the value has another form, so that it is refused rather than overlooked. */
    private static String decoded(String value) {
        try {
            JsonNode content = MAPPER.readTree(Base64.getDecoder().decode(value));
            return content.path("token").asText(content.path("metadata").asText(""));
        } catch (IllegalArgumentException | IOException e) {
            return "";
        }
    }
}
