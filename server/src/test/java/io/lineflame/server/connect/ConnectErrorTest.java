package io.lineflame.server.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the clients of the Connect protocol are told of problems that other parts of the server found. */
final class ConnectErrorTest {

    @ParameterizedTest
    @CsvSource({
        "400, invalid_argument, 400",
        "404, not_found, 404",
        "413, invalid_argument, 400",
        "429, resource_exhausted, 429",
        "500, internal, 500",
        "501, unimplemented, 501",
        "503, unavailable, 503",
    })
    void problem_hasTheCodeOfItsStatus(int problem, String code, int status) {
        Response answer =
                ConnectError.of(new ProblemException(new ProblemType("a-slug", problem, "A title"), "In a sentence."));

        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getEntity()).isEqualTo(new ConnectError(code, "In a sentence."));
    }
}
