package io.lineflame.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.DatabaseException;
import io.lineflame.db.DatabaseException.Kind;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProblemMapperTest {
    private final ProblemMapper mapper = new ProblemMapper();

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

    private static DatabaseException failure(Kind kind) {
        return new DatabaseException(kind, "a secret of the database", new SQLException("secret"));
    }
}
