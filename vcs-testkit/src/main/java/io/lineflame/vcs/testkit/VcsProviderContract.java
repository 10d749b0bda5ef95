package io.lineflame.vcs.testkit;

import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsHost;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of a code host. A provider's test extends this class and makes the repository real
 * on its host; the rules do the rest.
 *
 * <p>The names of the tests carry the numbers of the rules: 1xx settings, 2xx URLs and repositories,
 * 3xx names of commits, 4xx trees, 5xx files, 6xx facts of commits, 7xx conduct, 80x and 81x comparisons, 85x
 * and 86x histories, 9xx signing in. A number never changes its meaning.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class VcsProviderContract
        implements SettingsRules,
                UrlRules,
                RepositoryRules,
                ResolveRules,
                TreeRules,
                FileRules,
                CommitRules,
                ConductRules,
                LinkRules,
                CompareRules,
                HistoryRules,
                AuthorizationRules {

    private final ContractRepository repository = ContractRepository.create();

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private ContractSubject subject;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private VcsHost host;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private VcsClient client;

    /**
     * Makes the repository real. Called once for all rules.
     *
     * @param directory empty, deleted afterwards
     */
    protected abstract ContractSubject start(ContractRepository repository, Path directory) throws Exception;

    @BeforeAll
    final void startSubject(@TempDir Path directory) throws Exception {
        subject = start(repository, directory);
        List<VcsHost> hosts = subject.provider().configure(subject.settings());
        if (hosts.size() != 1) {
            throw new AssertionError("the settings must give exactly one host, but gave " + hosts.size());
        }
        host = hosts.get(0);
        client = host.connect(subject.credential(), new VcsContext(ContractRepository.MAX_FILE_BYTES));
    }

    @AfterAll
    final void stopSubject() throws Exception {
        if (client != null) {
            client.close();
        }
        if (subject != null) {
            subject.close();
        }
    }

    @Override
    public final ContractSubject subject() {
        return subject;
    }

    @Override
    public final ContractRepository repository() {
        return repository;
    }

    @Override
    public final VcsHost host() {
        return host;
    }

    @Override
    public final VcsClient client() {
        return client;
    }

    @Override
    public final RepositoryId id() {
        return host.parseRepositoryUrl(subject.repositoryUrl())
                .orElseThrow(() -> new AssertionError("rule 201: " + subject.repositoryUrl() + " is not parsed"));
    }
}
