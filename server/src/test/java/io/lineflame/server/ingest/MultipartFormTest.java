package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.server.http.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MultipartFormTest {

    private static final String TYPE = "multipart/form-data; boundary=XyZ";

    @Test
    void parts_areFoundByNameWithTheirExactBytes() {
        String body = """
                preamble
                --XyZ
                Content-Disposition: form-data; name="profile"; filename="name=b"
                Content-Type: application/octet-stream


                --Xy

                --XyZ\s\s
                content-disposition: form-data; filename=x; name=bare


                --XyZ--
                epilogue""";
        MultipartForm form = parse(body.replace("\n", "\r\n"));

        assertThat(form.part("profile")).hasValue(bytes("\r\n--Xy\r\n"));
        assertThat(form.part("bare")).hasValue(new byte[0]);
        assertThat(form.part("none")).isEmpty();
    }

    @Test
    void boundary_mayBeQuotedAndAnywhereInTheType() {
        MultipartForm form = MultipartForm.parse(
                bytes("--a b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--a b--"),
                "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"");

        assertThat(form.part("x")).hasValue(bytes("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no boundary at all",
                "--XyZ",
                "--XyZ\r\n",
                "--XyZ\r\nContent-Disposition: form-data; name=\"profile\"",
                "--XyZ\r\nContent-Disposition: form-data; name=\"profile\"\r\n\r\nbreaks off",
                "--XyZ\r\nContent-Disposition: form-data; name=\"profile\"\r\n\r\nbody\r\n--XyZ",
                "--XyZ\r\n\r\n\r\n--XyZ--",
                "--XyZ\r\nContent-Disposition: attachment\r\n\r\nbody\r\n--XyZ--",
            })
    void body_broken_isRefusedWithASentence(String body) {
        assertThatThrownBy(() -> parse(body))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("The body is no multipart form: ");
    }

    @Test
    void type_withoutABoundary_isRefused() {
        assertThatThrownBy(() -> MultipartForm.parse(new byte[0], "multipart/form-data"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("boundary");
    }

    @Test
    void parts_withoutEnd_areRefused() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            body.append("--XyZ\r\nContent-Disposition: form-data; name=\"p")
                    .append(i)
                    .append("\"\r\n\r\nx\r\n");
        }
        assertThatThrownBy(() -> parse(body + "--XyZ--"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("parts");
    }

    private static MultipartForm parse(String body) {
        return MultipartForm.parse(bytes(body), TYPE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
