package io.lineflame.server.repositories;

import io.lineflame.server.http.Tenant;
import io.lineflame.server.repositories.SharedContent.AtCommit;
import io.lineflame.server.repositories.SharedContent.CurrentRef;
import io.lineflame.server.repositories.SharedContent.Home;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.Repository;
import io.lineflame.vcs.VcsException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks many refs of one repository up in few calls to the host: one for what refs mean that have no pin yet, one for facts that
 * nobody has asked for and for where pinned refs are today. None when all is known. For one thread.
 */
final class RefLookup {

    private final ViewerCalls calls;
    private final Repository repository;
    private final Home home;
    private final SharedContent content;
    private final PinnedRefs pins;

    private final Map<String, Meaning> meant = new HashMap<>();
    private final Map<CommitId, Commit> facts = new HashMap<>();
    private final Map<Ref, CommitId> current = new HashMap<>();
    private final Map<Ref, VcsException> failed = new HashMap<>();

    /** @param repository as the host knows it now */
    RefLookup(ViewerCalls calls, Repository repository, SharedContent content, PinnedRefs pins) {
        this.calls = calls;
        this.repository = repository;
        this.home = Home.of(repository);
        this.content = content;
        this.pins = pins;
    }

    /** @param labelled the repository's key by the address as labelled: pins are kept under it */
    void run(Tenant tenant, String labelled, Collection<String> refs) {
        Set<Ref> unpinned = new LinkedHashSet<>();
        Set<Ref> pinned = new LinkedHashSet<>();
        for (String ref : Set.copyOf(refs)) {
            Optional<Meaning> hash = hash(ref).map(Meaning::ofHash);
            Optional<Meaning> meaning = hash.isPresent() || !Ref.isName(ref) ? hash : pins.find(tenant, labelled, ref);
            meaning.ifPresent(found -> meant.put(ref, found));
            if (hash.isEmpty() && Ref.isName(ref)) {
                (meaning.isPresent() ? pinned : unpinned).add(new Ref(ref));
            }
        }
        ask(unpinned);
        for (Ref ref : unpinned) {
            CommitId now = current.get(ref);
            if (now != null) {
                meant.put(ref.name(), pins.pin(tenant, labelled, ref.name(), now));
            }
        }
        Set<Ref> rest = new LinkedHashSet<>(pinned);
        meant.values().forEach(meaning -> rest.add(new Ref(meaning.commit().hash())));
        ask(rest);
    }

    /** The facts of the commit that a ref means; the ref was among those looked up. */
    Commit commit(String ref) throws VcsException {
        if (!Ref.isName(ref)) {
            throw new VcsException(VcsException.Kind.NOT_FOUND, "This cannot be the name of a branch, tag or commit.");
        }
        CommitId commit = commitOf(ref);
        Commit known = commit == null ? null : facts.get(commit);
        if (known != null) {
            return known;
        }
        VcsException failure = failed.get(commit == null ? new Ref(ref) : new Ref(commit.hash()));
        throw failure != null
                ? failure
                : new VcsException(VcsException.Kind.UNAVAILABLE, "The host gave no answer about " + ref + ".");
    }

    /** Whether a ref means another commit today; empty for hashes and when the host did not tell. */
    Optional<Boolean> moved(String ref) {
        CommitId commit = commitOf(ref);
        if (commit == null || Meaning.isHashOf(commit, ref)) {
            return Optional.empty();
        }
        CommitId now = current.get(new Ref(ref));
        if (now != null) {
            return Optional.of(!now.equals(commit));
        }
        VcsException failure = failed.get(new Ref(ref));
        return failure != null && failure.kind() == VcsException.Kind.NOT_FOUND ? Optional.of(true) : Optional.empty();
    }

    /** When a branch or tag was first found to mean its commit; empty for hashes. */
    Optional<Instant> asOf(String ref) {
        return Optional.ofNullable(meant.get(ref))
                .flatMap(meaning -> meaning.of(ref).asOf());
    }

    private @Nullable CommitId commitOf(String ref) {
        Meaning meaning = meant.get(ref);
        return meaning == null ? null : meaning.commit();
    }

    /** A full hash is a commit without asking anybody. */
    static Optional<CommitId> hash(String ref) {
        String hash = ref.toLowerCase(Locale.ROOT);
        return CommitId.isHash(hash) ? Optional.of(new CommitId(hash)) : Optional.empty();
    }

    private void ask(Set<Ref> refs) {
        try {
            if (!unknown(refs).isEmpty()) {
                content.lookups.alone(home, () -> askedNow(unknown(refs)));
            }
        } catch (VcsException e) {
            unknown(refs).forEach(ref -> failed.put(ref, e));
        }
    }

    /** Takes over what is kept; gives the rest. */
    private List<Ref> unknown(Set<Ref> refs) {
        return refs.stream().filter(ref -> !isKnown(ref)).toList();
    }

    private boolean isKnown(Ref ref) {
        Optional<CommitId> hash = hash(ref.name());
        if (hash.isEmpty()) {
            content.current.known(new CurrentRef(home, ref)).ifPresent(commit -> current.put(ref, commit));
            return current.containsKey(ref);
        }
        Commit kept = content.commits.getIfPresent(new AtCommit(home, hash.get()));
        if (kept != null) {
            facts.put(hash.get(), kept);
        }
        return facts.containsKey(hash.get());
    }

    private boolean askedNow(List<Ref> refs) throws VcsException {
        if (!refs.isEmpty()) {
            calls.call(client -> client.commits(repository.id(), refs)).forEach(this::keep);
        }
        return true;
    }

    private void keep(CommitResult result) {
        if (result instanceof CommitResult.Failed failure) {
            failed.put(failure.ref(), failure.failure());
        } else if (result instanceof CommitResult.Found found) {
            Commit commit = found.commit();
            facts.put(commit.id(), commit);
            content.commits.put(new AtCommit(home, commit.id()), commit);
            if (hash(found.ref().name()).isEmpty()) {
                current.put(found.ref(), commit.id());
                content.current.keep(new CurrentRef(home, found.ref()), commit.id());
            }
        }
    }
}
