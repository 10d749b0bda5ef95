package io.lineflame.vcs.testkit;

import static java.util.stream.Collectors.toMap;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Comparison;
import io.lineflame.vcs.Comparison.ChangeKind;
import io.lineflame.vcs.Comparison.FileChange;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Compares two commits of a repository in memory. */
final class MemoryComparison {

    private final MemoryRepository repository;

    MemoryComparison(MemoryRepository repository) {
        this.repository = repository;
    }

    Comparison of(FixtureCommit base, FixtureCommit head, URI webUrl) {
        Set<CommitId> ofBase = history(base);
        Set<CommitId> ofHead = history(head);
        Optional<FixtureCommit> common =
                ofHead.stream().filter(ofBase::contains).findFirst().flatMap(repository::commit);
        return new Comparison(
                base.id(),
                head.id(),
                common.map(FixtureCommit::id),
                common.isEmpty() ? 0 : without(ofHead, ofBase),
                common.isEmpty() ? 0 : without(ofBase, ofHead),
                common.map(from -> changes(from, head)).orElse(List.of()),
                false,
                Optional.of(webUrl));
    }

    private static int without(Set<CommitId> some, Set<CommitId> others) {
        return (int) some.stream().filter(id -> !others.contains(id)).count();
    }

    /** The commit itself and all before it, later ones first; right where no history has merges. */
    private Set<CommitId> history(FixtureCommit tip) {
        Set<CommitId> seen = new LinkedHashSet<>();
        Deque<CommitId> open = new ArrayDeque<>(List.of(tip.id()));
        while (!open.isEmpty()) {
            CommitId id = open.remove();
            if (seen.add(id)) {
                repository.commit(id).ifPresent(commit -> open.addAll(commit.parents()));
            }
        }
        return seen;
    }

    /** A rename is a removed and an added file of one content. */
    private static List<FileChange> changes(FixtureCommit from, FixtureCommit to) {
        Map<String, String> removed = without(from, to);
        Map<String, String> added = without(to, from);
        Map<String, String> pathByHash = new HashMap<>();
        removed.forEach((path, hash) -> pathByHash.put(hash, path));

        List<FileChange> changes = new ArrayList<>();
        added.forEach((path, hash) -> {
            Optional<String> oldPath = Optional.ofNullable(pathByHash.remove(hash));
            oldPath.ifPresent(removed::remove);
            changes.add(new FileChange(oldPath.isPresent() ? ChangeKind.RENAMED : ChangeKind.ADDED, path, oldPath));
        });
        removed.keySet().forEach(path -> changes.add(new FileChange(ChangeKind.REMOVED, path, Optional.empty())));
        from.files().forEach((path, file) -> {
            FixtureFile now = to.files().get(path);
            if (now != null && !Objects.equals(now.hash(), file.hash())) {
                changes.add(new FileChange(ChangeKind.MODIFIED, path, Optional.empty()));
            }
        });
        changes.sort(Comparator.comparing(FileChange::path));
        return changes;
    }

    /** Path to hash of what only the first has. */
    private static Map<String, String> without(FixtureCommit some, FixtureCommit others) {
        return some.files().entrySet().stream()
                .filter(entry -> !others.files().containsKey(entry.getKey()))
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().hash()));
    }
}
