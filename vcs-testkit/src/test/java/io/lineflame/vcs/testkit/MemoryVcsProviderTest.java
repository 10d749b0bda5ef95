package io.lineflame.vcs.testkit;

import java.nio.file.Path;

/** A provider that keeps the contract passes all of the kit. */
class MemoryVcsProviderTest extends VcsProviderContract {

    @Override
    protected ContractSubject start(ContractRepository repository, Path directory) {
        return new MemorySubject(repository, directory);
    }
}
