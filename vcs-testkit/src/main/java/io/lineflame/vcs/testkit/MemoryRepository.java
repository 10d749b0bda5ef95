package io.lineflame.vcs.testkit;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryUrl;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A fixture's repository in memory; its branches can move. Safe for many threads. */
public final class MemoryRepository {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{4,40}");

    private final Map<String, FixtureCommit> commits;
    private final Map<String, String> refs;
    private volatile Optional<Set<String>> readers = Optional.empty();
    private volatile Optional<RepositoryUrl> movedTo = Optional.empty();

    private MemoryRepository(Map<String, FixtureCommit> commits, Map<String, String> refs) {
        this.commits = commits;
        this.refs = refs;
    }

    public static MemoryRepository of(ContractRepository repository) {
        Map<String, String> behindTags = repository.objects().stream()
                .filter(object -> object.type() == GitObject.Type.TAG)
                .collect(toUnmodifiableMap(GitObject::hash, MemoryRepository::taggedCommit));
        Map<String, String> refs = new ConcurrentHashMap<>(repository.refs());
        refs.replaceAll((name, hash) -> behindTags.getOrDefault(hash, hash));
        return new MemoryRepository(
                repository.commits().stream()
                        .collect(toUnmodifiableMap(commit -> commit.id().hash(), Function.identity())),
                refs);
    }

    public void moveBranch(String branch, CommitId target) {
        refs.put("refs/heads/" + branch, target.hash());
    }

    /** From now on it is hidden from all but these accounts. */
    public void allowOnly(String... logins) {
        readers = Optional.of(Set.of(logins));
    }

    /** What is asked of it is answered by the repository at another address, as after a rename. */
    public void moveTo(RepositoryUrl url) {
        movedTo = Optional.of(url);
    }

    boolean everyone() {
        return readers.isEmpty();
    }

    boolean readableBy(Optional<String> login) {
        return readers.map(allowed -> login.filter(allowed::contains).isPresent())
                .orElse(true);
    }

    Optional<RepositoryUrl> movedTo() {
        return movedTo;
    }

    Optional<FixtureCommit> commit(CommitId id) {
        return Optional.ofNullable(commits.get(id.hash()));
    }

    Optional<CommitId> resolve(Ref ref) {
        for (String prefix : List.of("refs/tags/", "refs/heads/", "")) {
            String hash = refs.get(prefix + ref.name());
            if (hash != null) {
                return Optional.of(new CommitId(hash));
            }
        }
        return HASH.matcher(ref.name()).matches() ? onlyCommitStartingWith(ref.name()) : Optional.empty();
    }

    private Optional<CommitId> onlyCommitStartingWith(String digits) {
        List<String> matches = commits.keySet().stream()
                .filter(hash -> hash.startsWith(digits))
                .toList();
        return matches.size() == 1 ? Optional.of(new CommitId(matches.get(0))) : Optional.empty();
    }

    private static String taggedCommit(GitObject tag) {
        String text = new String(tag.content(), StandardCharsets.UTF_8);
        return text.substring("object ".length(), text.indexOf('\n'));
    }
}
