package io.lineflame.vcs.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.Grant;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the token endpoint answers: form-encoded by default, JSON when it is asked and willing. Failures
 * have status 200 too. Its {@code toString} shows nothing of it.
 */
final class TokenAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> values;

    private TokenAnswer(Map<String, String> values) {
        this.values = values;
    }

    /** Empty of values when it is in neither form. */
    static TokenAnswer of(String body) {
        String text = body.strip();
        return new TokenAnswer(text.startsWith("{") ? json(text) : form(text));
    }

    /** GitHub's word for why not, e.g. {@code bad_verification_code}. */
    Optional<String> error() {
        return value("error");
    }

    /** Empty when there is no token in it. */
    Optional<Grant> grant() {
        return value("access_token").map(token -> {
            Map<String, String> credential = new HashMap<>();
            credential.put(Identity.TOKEN, token);
            value("refresh_token").ifPresent(refresh -> credential.put(Identity.REFRESH_TOKEN, refresh));
            return new Grant(
                    new Credential(Identity.APP_KIND, credential),
                    seconds("expires_in"),
                    credential.containsKey(Identity.REFRESH_TOKEN),
                    seconds("refresh_token_expires_in"));
        });
    }

    private Optional<Duration> seconds(String key) {
        try {
            return value(key)
                    .map(Long::parseLong)
                    .filter(seconds -> seconds > 0)
                    .map(Duration::ofSeconds);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    private static Map<String, String> json(String text) {
        Map<String, String> values = new HashMap<>();
        try {
            JsonNode answer = JSON.readTree(text);
            answer.properties().forEach(property -> {
                if (property.getValue().isValueNode() && !property.getValue().isNull()) {
                    values.put(property.getKey(), property.getValue().asText());
                }
            });
        } catch (IOException e) {
            return Map.of();
        }
        return values;
    }

    private static Map<String, String> form(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    @Override
    public String toString() {
        return "TokenAnswer[" + (error().isPresent() ? "refused" : "granted") + "]";
    }
}
