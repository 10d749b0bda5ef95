package io.lineflame.server.pyroscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.TestServer;
import io.lineflame.server.pyroscope.FakePyroscope.Answer;
import io.lineflame.server.pyroscope.FakePyroscope.Asked;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PushForwarderIT {

    private static final AtomicReference<Answer> ANSWER = new AtomicReference<>(Answer.of(200, ""));
    private static final FakePyroscope PYROSCOPE = FakePyroscope.answering(any -> ANSWER.get());
    private static final TestServer SERVER =
            TestServer.setup().pyroscope(PYROSCOPE.settings("Bearer ours", "")).start();

    @AfterAll
    static void close() {
        SERVER.close();
        PYROSCOPE.close();
    }

    @Test
    void push_inAFormatThatIsNotReadHere_isPassedOnAsItCame() {
        ANSWER.set(Answer.of(200, ""));
        String path = "/ingest?name=shop%7Bregion%3Deu%20north%7D&format=jfr&spyName=javaspy";

        HttpResponse<String> response = SERVER.post(
                path,
                new byte[] {1, 2, 3},
                "Content-Type",
                "multipart/form-data; boundary=x",
                "Authorization",
                "Bearer theirs",
                "X-Scope-OrgID",
                "acme");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(last())
                .isEqualTo(new Asked(
                        path,
                        "multipart/form-data; boundary=x",
                        "Bearer ours",
                        "acme",
                        List.of((byte) 1, (byte) 2, (byte) 3)));
    }

    @Test
    void push_overEachWay_isPassedOn() {
        ANSWER.set(Answer.of(200, "{}", "Content-Type", "application/json"));
        for (String path : List.of("/push.v1.PusherService/Push", "/v1development/profiles")) {
            assertThat(SERVER.post(path, new byte[] {'{', '}'}, "Content-Type", "application/json")
                            .body())
                    .isEqualTo("{}");
            assertThat(last().path()).isEqualTo(path);
            assertThat(last().tenant()).isEmpty();
        }
    }

    @Test
    void refusal_ofTheProfile_goesBackToTheClient() {
        ANSWER.set(Answer.of(429, "slower", "Retry-After", "9", "Content-Type", "text/plain"));

        HttpResponse<String> response = push();

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.body()).isEqualTo("slower");
        assertThat(response.headers().firstValue("Retry-After")).contains("9");
    }

    @Test
    void refusal_ofThisServer_letsTheClientTryAgain() {
        for (int status : List.of(401, 403, 404, 302, 500)) {
            ANSWER.set(Answer.of(status, "secret words"));

            HttpResponse<String> response = push();

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(response.body()).doesNotContain("secret words");
        }
    }

    @Test
    void ready_whenItIsNot_saysSo() {
        ANSWER.set(Answer.of(503, ""));
        assertThat(SERVER.get("/ready").body()).contains("is not ready (503)");
        ANSWER.set(Answer.of(200, "ready"));
        assertThat(SERVER.get("/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void pages_whenItRefusesUs_sayWhatToDo() {
        ANSWER.set(Answer.of(401, ""));

        HttpResponse<String> response = SERVER.get("/api/v1/labels");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("store-refuses", "LINEFLAME_PYROSCOPE_TENANT");
    }

    private static HttpResponse<String> push() {
        return SERVER.post("/ingest?name=shop", new byte[] {1}, "Content-Type", "application/octet-stream");
    }

    private static Asked last() {
        List<Asked> asked = PYROSCOPE.asked();
        return asked.get(asked.size() - 1);
    }
}
