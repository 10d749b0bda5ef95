package io.lineflame.server.compat.querier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.fixture.JsonText;
import io.lineflame.server.fixture.Shop;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a server as Grafana's pages do: in JSON. */
final class Questions {

    private final Shop shop;

    Questions(Shop shop) {
        this.shop = shop;
    }

    /** Unix milliseconds so many minutes before the shop's now. */
    static long ago(int minutes) {
        return Shop.NOW.minus(Duration.ofMinutes(minutes)).toEpochMilli();
    }

    /**
     * What a call of the querier answers.
     *
     * @param members of the request beside start and end, in JSON with {@code '} for quotation marks
     */
    JsonNode ask(String method, int fromMinutesAgo, int untilMinutesAgo, String members) {
        String times = "'start': '" + ago(fromMinutesAgo) + "', 'end': " + ago(untilMinutesAgo);
        return call(
                "querier.v1.QuerierService/" + method,
                200,
                "{" + times + (members.isEmpty() ? "" : ", ") + members + "}");
    }

    /** What any call answers. */
    JsonNode call(String path, int status, String body) {
        HttpResponse<String> response = shop.server()
                .post("/" + path, body.replace('\'', '"').getBytes(UTF_8), "Content-Type", "application/json");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JsonText.read(response.body());
    }
}
