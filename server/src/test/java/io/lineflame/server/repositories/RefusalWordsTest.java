package io.lineflame.server.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.server.fixture.FakeHost;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.repositories.Refusal.Kind;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RefusalWordsTest {

    private final HostedRepository repository = new HostedRepository(
            FakeHost.named("code.example.com"), new RepositoryId("code.example.com", "acme/checkout"));
    private final VcsException failure = new VcsException(VcsException.Kind.NOT_FOUND, "There is none.");

    @Test
    void noAccess_namesTheAccount() {
        assertThat(new RefusalWords(repository, Optional.of("mona"), failure).title(Kind.NO_ACCESS))
                .isEqualTo("mona cannot read acme/checkout");
    }

    @Test
    void noAccess_withoutAccount_saysNoOnce() {
        RefusalWords words = new RefusalWords(repository, Optional.empty(), failure);

        assertThat(words.title(Kind.NO_ACCESS)).isEqualTo("acme/checkout cannot be read");
        assertThat(words.detail(Kind.NO_ACCESS)).isEqualTo("There is none.");
    }
}
