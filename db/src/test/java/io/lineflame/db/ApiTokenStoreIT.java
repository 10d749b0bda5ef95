package io.lineflame.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.ApiTokenStore.ApiTokenRow;
import io.lineflame.db.ApiTokenStore.NewToken;
import io.lineflame.db.fixture.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ApiTokenStoreIT {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

    private final TestDatabase test = TestDatabase.create();
    private final ApiTokenStore tokens = new ApiTokenStore(test.database());

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void token_isFoundByItsHash_untilItIsRevoked() {
        long id = tokens.create(new NewToken(
                new byte[] {1},
                "lft_abcd",
                "ci",
                Optional.of("acme"),
                List.of("push", "read"),
                T0,
                Optional.of(T0.plusSeconds(9)),
                Optional.of("mona")));
        long any = create(2, "alloy");
        ApiTokenRow ci = new ApiTokenRow(
                id,
                "ci",
                Optional.of("acme"),
                List.of("push", "read"),
                T0,
                Optional.empty(),
                Optional.of(T0.plusSeconds(9)),
                Optional.of("mona"),
                Optional.of("lft_abcd"));

        assertThat(tokens.find(new byte[] {1})).contains(ci);
        assertThat(tokens.find(new byte[] {3})).isEmpty();
        assertThat(tokens.all()).extracting(ApiTokenRow::id).containsExactly(id, any);

        assertThat(tokens.revoke(id)).isTrue();
        assertThat(tokens.revoke(id)).isFalse();
        assertThat(tokens.find(new byte[] {1})).isEmpty();
        assertThat(tokens.find(new byte[] {2}).orElseThrow().tenant()).isEmpty();
    }

    @Test
    void touch_keepsTheLatestUse() {
        long id = create(1, "ci");

        tokens.touch(id, T0.plusSeconds(60));
        tokens.touch(id, T0);

        assertThat(tokens.all().get(0).lastUsed()).contains(T0.plusSeconds(60));
    }

    private long create(int hash, String name) {
        return tokens.create(new NewToken(
                new byte[] {(byte) hash},
                "lft_wxyz",
                name,
                Optional.empty(),
                List.of("push"),
                T0,
                Optional.empty(),
                Optional.empty()));
    }
}
