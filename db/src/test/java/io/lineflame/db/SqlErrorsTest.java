package io.lineflame.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.DatabaseException.Kind;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

final class SqlErrorsTest {
    @Test
    void of_states_tellsWhatACallerMayDo() {
        assertThat(kind("08006")).isEqualTo(Kind.UNAVAILABLE);
        assertThat(kind("57P01")).isEqualTo(Kind.UNAVAILABLE);
        assertThat(kind("53100")).isEqualTo(Kind.DISK_FULL);
        assertThat(kind("40P01")).isEqualTo(Kind.CONFLICT);
        assertThat(kind("57014")).isEqualTo(Kind.CANCELLED);
        assertThat(kind("28P01")).isEqualTo(Kind.DENIED);
        assertThat(kind("42601")).isEqualTo(Kind.FAILED);
    }

    @Test
    void of_poolWithoutConnection_isUnavailable() {
        assertThat(SqlErrors.of(new SQLTransientConnectionException("timed out"))
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void of_longMessage_keepsTheFirstLine() {
        assertThat(SqlErrors.of(new SQLException("ERROR: no\n  Detail: (secret)", "23505")))
                .hasMessage("The database answered SQLSTATE 23505: ERROR: no.");
    }

    private static Kind kind(String state) {
        return SqlErrors.of(new SQLException("x", state)).kind();
    }
}
