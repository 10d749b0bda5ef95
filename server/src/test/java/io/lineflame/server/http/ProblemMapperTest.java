package io.lineflame.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lineflame.db.DatabaseException;
import io.lineflame.db.DatabaseException.Kind;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemMapperTest {
    private final ProblemMapper mapper = new ProblemMapper(() -> {
        throw new AssertionError("the request is not asked");
    });

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "DISK_FULL", "CONFLICT"})
    void toResponse_databaseAway_saysWhenToAskAgain(Kind kind) {
        Response response = mapper.toResponse(failure(kind));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeaderString("Retry-After")).isNotBlank();
        assertThat(response.getEntity().toString()).doesNotContain("secret");
    }

    @Test
    void toResponse_ourOwnMistake_isAnError() {
        assertThat(mapper.toResponse(failure(Kind.FAILED)).getStatus()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%s\"", "{\"values\": {\"a\": \"%s\"}}", "[%s]"})
    void toResponse_bodyWithoutEnd_isTooLarge(String form) {
        String many = form.equals("[%s]") ? "1,".repeat(1 << 20) + "1" : "a".repeat(1 << 21);
        byte[] body = String.format(Locale.ROOT, form, many).getBytes(StandardCharsets.US_ASCII);

        Throwable thrown =
                catchThrowable(() -> ApiApplication.bodies().readValue(new ByteArrayInputStream(body), Object.class));

        assertThat(mapper.toResponse(thrown).getStatus()).isEqualTo(413);
    }

    @Test
    void toResponse_bodyNestedWithoutEnd_isTooLarge() {
        byte[] body = "[".repeat(100).getBytes(StandardCharsets.US_ASCII);

        Throwable thrown =
                catchThrowable(() -> ApiApplication.bodies().readValue(new ByteArrayInputStream(body), Object.class));

        assertThat(mapper.toResponse(thrown).getStatus()).isEqualTo(413);
    }

    private static DatabaseException failure(Kind kind) {
        return new DatabaseException(kind, "a secret of the database", new SQLException("secret"));
    }
}
