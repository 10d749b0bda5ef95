package io.lineflame.server.repositories;

import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.repositories.Permissions.Permission;
import io.lineflame.server.repositories.SharedContent.AtCommit;
import io.lineflame.server.repositories.SharedContent.Blob;
import io.lineflame.server.repositories.SharedContent.CurrentRef;
import io.lineflame.server.repositories.SharedContent.FileAt;
import io.lineflame.server.repositories.SharedContent.Home;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import io.lineflame.vcs.VcsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one repository as one viewer, who was let in. Every call may do I/O; what the host answered anybody before is not asked
 * again. Safe for many threads.
 */
public final class RepositoryReader {

    /** A better version of a file is seldom further back than this. */
    private static final int HISTORY = 30;

    private final Viewer viewer;
    private final HostedRepository labelled;
    private final ViewerCalls calls;
    private final Permission permission;
    private final Door door;
    private final Shelf shelf;

    RepositoryReader(
            Viewer viewer,
            HostedRepository labelled,
            ViewerCalls calls,
            Permission permission,
            Door door,
            Shelf shelf) {
        this.viewer = viewer;
        this.labelled = labelled;
        this.calls = calls;
        this.permission = permission;
        this.door = door;
        this.shelf = shelf;
    }

    /** Where the repository is now, which is elsewhere than labelled when it moved. */
    public HostedRepository repository() {
        return new HostedRepository(labelled.host(), id());
    }

    /** When the host last said that the viewer may read it: minutes ago at most. */
    public Instant checked() {
        return permission.checked();
    }

    /** The viewer's name at the host; empty when they have no connection. */
    public Optional<String> account() {
        return calls.credential().login();
    }

    /** Whether this is what anybody may read. */
    public boolean anonymous() {
        return calls.credential().anonymous();
    }

    /** The commit that a ref means, by its pin if it has one. A full hash is taken as it is, without asking whether there is such a commit. */
    public CommitId commit(Tenant tenant, String ref) throws RefusedException {
        return meaning(tenant, ref).commit();
    }

    /** As {@link #commit}, and since when the ref is known to mean it. */
    public Meaning meaning(Tenant tenant, String ref) throws RefusedException {
        try {
            return found(tenant, ref).of(ref);
        } catch (VcsException e) {
            throw door.refused(e);
        }
    }

    /**
     * The commit of a released version. Its tags are trusted to stay for a day, and no pin is made of them.
     *
     * @param ref a tag as the version's makers may have named it, or a hash
     * @return empty when there is none, as of the last ten minutes
     */
    public Optional<CommitId> version(String ref) throws RefusedException {
        Optional<CommitId> hash = RefLookup.hash(ref);
        if (hash.isPresent() || !Ref.isName(ref)) {
            return hash;
        }
        try {
            CurrentRef tag = new CurrentRef(home(), new Ref(ref));
            return shelf.content().versions.get(tag, () -> versionNow(tag.ref()));
        } catch (VcsException e) {
            throw door.refused(e);
        }
    }

    /**
     * Whether a ref means another commit today, as of the last minute.
     *
     * @param commit what {@link #commit} gave for the same ref
     * @return empty for a hash, which cannot move, and when the host does not tell
     */
    public Optional<Boolean> moved(String ref, CommitId commit) {
        if (Meaning.isHashOf(commit, ref)) {
            return Optional.empty();
        }
        try {
            return Optional.of(!current(ref).equals(commit));
        } catch (VcsException e) {
            return e.kind() == VcsException.Kind.NOT_FOUND ? Optional.of(true) : Optional.empty();
        }
    }

    /** Where a branch is today, as of the last minute, whatever its pin says. Empty when there is none such. */
    public Optional<CommitId> tip(String branch) throws RefusedException {
        try {
            return Optional.of(current(branch));
        } catch (VcsException e) {
            if (e.kind() == VcsException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw door.refused(e);
        }
    }

    /** Everything the commit holds. */
    public Tree tree(CommitId commit) throws RefusedException {
        try {
            return shelf.content()
                    .trees
                    .get(new AtCommit(home(), commit), () -> calls.call(client -> client.listTree(id(), commit)));
        } catch (VcsException e) {
            throw door.refused(e);
        }
    }

    /**
     * A file's content. That a signed-in person read it is written down.
     *
     * @param entry of the commit's tree
     */
    public SourceFile file(CommitId commit, TreeEntry entry) throws RefusedException {
        SourceFile file = fileToSearchBy(commit, entry);
        shelf.readings().add(viewer, id(), commit, entry.path());
        return file;
    }

    /**
     * Content that helps to find or to judge another file. Nobody is shown it, so it is not written down.
     *
     * @param entry of the commit's tree
     */
    public SourceFile fileToSearchBy(CommitId commit, TreeEntry entry) throws RefusedException {
        try {
            SourceFile file = blob(commit, entry);
            return file.commit().equals(commit) && file.path().equals(entry.path()) ? file : at(commit, entry, file);
        } catch (VcsException e) {
            throw door.refused(e);
        }
    }

    /**
     * The commits up to this one that changed a file, newest first, up to {@value #HISTORY}. Empty where a host does not tell.
     *
     * @param path in the commit's tree, or one that once was
     */
    public List<Commit> history(CommitId commit, String path) throws RefusedException {
        try {
            return shelf.content()
                    .histories
                    .get(
                            new FileAt(home(), commit, path),
                            () -> calls.call(client -> client.history(id(), commit, path, HISTORY)));
        } catch (VcsException e) {
            if (e.kind() == VcsException.Kind.UNSUPPORTED) {
                return List.of();
            }
            throw door.refused(e);
        }
    }

    /**
     * A file of another version, to compare with: nobody is shown it, so nothing is written down. Where the commit's listing is kept it
     * says what to read; where it is not, only the file is asked for, since a listing of each version would push out all others.
     *
     * @return empty when the commit has no such file
     */
    public Optional<SourceFile> fileAt(CommitId commit, String path) throws RefusedException {
        try {
            Optional<Tree> tree = shelf.content().trees.known(new AtCommit(home(), commit));
            return tree.isPresent() ? listed(commit, tree.get(), path) : unlisted(commit, path);
        } catch (VcsException e) {
            throw door.refused(e);
        }
    }

    /** One result for each ref, in their order. */
    public List<RefResult> commits(Tenant tenant, List<String> refs) {
        RefLookup lookup = new RefLookup(calls, permission.repository(), shelf.content(), shelf.pins());
        lookup.run(tenant, labelled.key(), refs);
        List<RefResult> results = new ArrayList<>();
        for (String ref : refs) {
            try {
                results.add(new RefResult.Found(ref, lookup.commit(ref), lookup.moved(ref), lookup.asOf(ref)));
            } catch (VcsException e) {
                results.add(new RefResult.Failed(ref, door.refused(e).refusal()));
            }
        }
        return List.copyOf(results);
    }

    private Optional<SourceFile> listed(CommitId commit, Tree tree, String path) throws VcsException {
        Optional<TreeEntry> entry = tree.entry(path).filter(one -> one.kind() == TreeEntry.Kind.FILE);
        return entry.isEmpty() ? Optional.empty() : Optional.of(blob(commit, entry.get()));
    }

    private Optional<SourceFile> unlisted(CommitId commit, String path) throws VcsException {
        Optional<String> hash = shelf.content()
                .blobs
                .get(
                        new FileAt(home(), commit, path),
                        () -> readUnlisted(commit, path).map(SourceFile::blobHash));
        Optional<SourceFile> kept = hash.flatMap(blob -> shelf.content().files.known(new Blob(home(), blob)));
        return hash.isEmpty() || kept.isPresent() ? kept : readUnlisted(commit, path);
    }

    private Optional<SourceFile> readUnlisted(CommitId commit, String path) throws VcsException {
        Optional<SourceFile> read = calls.call(client -> client.readFile(id(), commit, path));
        read.ifPresent(file -> shelf.content().files.keep(new Blob(home(), file.blobHash()), file));
        return read;
    }

    private SourceFile blob(CommitId commit, TreeEntry entry) throws VcsException {
        return shelf.content()
                .files
                .get(new Blob(home(), entry.hash()), () -> calls.call(client -> client.readFile(id(), commit, entry)));
    }

    private Home home() {
        return Home.of(permission.repository());
    }

    private RepositoryId id() {
        return permission.repository().id();
    }

    private Meaning found(Tenant tenant, String ref) throws VcsException {
        Optional<Meaning> known = RefLookup.hash(ref)
                .map(Meaning::ofHash)
                .or(() -> Ref.isName(ref) ? shelf.pins().find(tenant, labelled.key(), ref) : Optional.empty());
        return known.isPresent() ? known.get() : shelf.pins().pin(tenant, labelled.key(), ref, current(ref));
    }

    private CommitId current(String name) throws VcsException {
        if (!Ref.isName(name)) {
            throw new VcsException(VcsException.Kind.NOT_FOUND, "This cannot be the name of a branch, tag or commit.");
        }
        Ref ref = new Ref(name);
        return shelf.content()
                .current
                .get(new CurrentRef(home(), ref), () -> calls.call(client -> client.resolve(id(), ref)));
    }

    /** A missing one is only told to others when the repository itself can still be read. */
    private Optional<CommitId> versionNow(Ref tag) throws VcsException {
        try {
            return Optional.of(calls.call(client -> client.resolve(id(), tag)));
        } catch (VcsException e) {
            if (e.kind() != VcsException.Kind.NOT_FOUND) {
                throw e;
            }
            door.checkAgain();
            return Optional.empty();
        }
    }

    private SourceFile at(CommitId commit, TreeEntry entry, SourceFile same) {
        return new SourceFile(
                id(),
                commit,
                entry.path(),
                entry.hash(),
                same.bytes(),
                labelled.host().fileUrl(id(), commit, entry.path()));
    }
}
