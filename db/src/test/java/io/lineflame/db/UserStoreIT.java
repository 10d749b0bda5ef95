package io.lineflame.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lineflame.db.UserStore.UserRow;
import io.lineflame.db.fixture.AtOnce;
import io.lineflame.db.fixture.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UserStoreIT {
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

    private final TestDatabase test = TestDatabase.create();
    private final UserStore users = new UserStore(test.database());

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void signedIn_newAccount_isMade() {
        UserRow mona = users.signedIn("github.com", "1", "mona", Optional.of("https://pictures/1"), T0);

        assertThat(mona)
                .isEqualTo(new UserRow(mona.id(), "github.com", "1", "mona", Optional.of("https://pictures/1"), T0));
        assertThat(users.find(mona.id())).contains(mona);
        assertThat(users.find(mona.id() + 1)).isEmpty();
    }

    @Test
    void signedIn_renamedAccount_isTheSameUserUnderTheNewLogin() {
        UserRow before = users.signedIn("github.com", "1", "mona", Optional.of("https://pictures/1"), T0);
        UserRow after = users.signedIn("github.com", "1", "lisa", Optional.empty(), T0.plusSeconds(9));

        assertThat(after).isEqualTo(new UserRow(before.id(), "github.com", "1", "lisa", Optional.empty(), T0));
        assertThat(users.find(before.id())).contains(after);
    }

    @Test
    void signedIn_sameAccountNumberAtAnotherHost_isAnotherUser() {
        UserRow one = users.signedIn("github.com", "1", "mona", Optional.empty(), T0);
        UserRow other = users.signedIn("ghe.acme.example", "1", "mona", Optional.empty(), T0);

        assertThat(other.id()).isNotEqualTo(one.id());
    }

    @Test
    void ofOneSession_isNobodyThatSignsIn() {
        UserRow mona = users.signedIn("github.com", "1", "mona", Optional.empty(), T0);
        UserRow one = users.ofOneSession("github.com", "mona", Optional.of("https://pictures/1"), T0);
        UserRow other = users.ofOneSession("github.com", "mona", Optional.empty(), T0);

        assertThat(List.of(mona.id(), one.id(), other.id())).doesNotHaveDuplicates();
        assertThat(List.of(mona.ofOneSession(), one.ofOneSession(), other.ofOneSession()))
                .containsExactly(false, true, true);
        assertThat(users.find(one.id())).contains(one);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> users.signedIn("github.com", one.accountId(), "mona", Optional.empty(), T0));
    }

    @Test
    void nowCalled_keepsAllElse() {
        UserRow before = users.ofOneSession("github.com", "mona", Optional.of("https://pictures/1"), T0);

        assertThat(users.nowCalled(before.id(), "otto", Optional.empty()))
                .contains(new UserRow(before.id(), "github.com", before.accountId(), "otto", Optional.empty(), T0));
        assertThat(users.nowCalled(before.id() + 1, "otto", Optional.empty())).isEmpty();
    }

    @Test
    void signedIn_manyAtOnce_isOneUser() throws Exception {
        List<UserRow> all =
                AtOnce.run(16, () -> users.signedIn("github.com", "1", "mona", Optional.of("https://pictures/1"), T0));

        assertThat(all).hasSize(16).containsOnly(all.get(0));
    }
}
