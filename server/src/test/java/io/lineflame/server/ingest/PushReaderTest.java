package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.server.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PushReaderTest {

    private static final byte[] PROFILE = {1, 2, (byte) 0xff};

    @Test
    void proto_withUnknownFields_isRead() {
        byte[] body = PushMessages.request(PushMessages.series(
                List.of(new Label("service_name", "a"), new Label("é", "")), List.of(PROFILE, new byte[0])));
        byte[] withUnknown = Arrays.copyOf(body, body.length + 2);
        withUnknown[body.length] = 15 << 3; // field 15, a varint
        withUnknown[body.length + 1] = 7;

        List<PushSeries> series = PushReader.proto(withUnknown);

        assertThat(series).hasSize(1);
        assertThat(series.get(0).labels()).containsExactly(new Label("service_name", "a"), new Label("é", ""));
        assertThat(series.get(0).profiles()).containsExactly(PROFILE, new byte[0]);
    }

    @Test
    void proto_cutAnywhere_isRefusedOrShorter() {
        byte[] body =
                PushMessages.request(PushMessages.series(List.of(new Label("service_name", "a")), List.of(PROFILE)));
        for (int length = 1; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThatThrownBy(() -> PushReader.proto(cut)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void proto_labelThatIsNotUtf8_isRefused() {
        byte[] bytes = {10, 6, 10, 4, 10, 2, (byte) 0xc3, 0x28};
        assertThatThrownBy(() -> PushReader.proto(bytes)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AQL/", "AQL_"})
    void json_withEitherBase64_isRead(String base64) {
        List<PushSeries> series =
                PushReader.json(("{\"series\":[{\"labels\":[{\"name\":\"n\",\"value\":\"v\"}],\"x\":1,"
                                + "\"samples\":[{\"rawProfile\":\"" + base64 + "\",\"ID\":\"1\"}]}]}")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(series.get(0).labels()).containsExactly(new Label("n", "v"));
        assertThat(series.get(0).profiles()).containsExactly(PROFILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "nonsense", "{\"series\":[{\"samples\":[{\"rawProfile\":\"###\"}]}]}"})
    void json_broken_isRefused(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> PushReader.json(bytes)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"series\":{}}"})
    void json_withoutSeries_hasNone(String body) {
        assertThat(PushReader.json(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
