package io.lineflame.vcs.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which commits of a repository in memory changed a file. Right where no history has merges. */
final class MemoryHistory {

    private final MemoryRepository repository;

    MemoryHistory(MemoryRepository repository) {
        this.repository = repository;
    }

    List<FixtureCommit> of(FixtureCommit from, String path, int limit) {
        List<FixtureCommit> changed = new ArrayList<>();
        Optional<FixtureCommit> next = Optional.of(from);
        while (next.isPresent() && changed.size() < limit) {
            FixtureCommit commit = next.get();
            next = parent(commit);
            if (!hash(commit, path).equals(next.flatMap(before -> hash(before, path)))) {
                changed.add(commit);
            }
        }
        return changed;
    }

    private Optional<FixtureCommit> parent(FixtureCommit commit) {
        return commit.parents().stream().findFirst().flatMap(repository::commit);
    }

    private static Optional<String> hash(FixtureCommit commit, String path) {
        return Optional.ofNullable(commit.files().get(path)).map(FixtureFile::hash);
    }
}
