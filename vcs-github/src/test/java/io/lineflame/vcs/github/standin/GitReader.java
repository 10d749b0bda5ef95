package io.lineflame.vcs.github.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Looks things up in a repository by the names GitHub understands. */
final class GitReader {

    private static final List<String> PLACES = List.of("", "refs/", Constants.R_HEADS, Constants.R_TAGS);

    private final Repository git;

    private GitReader(Repository git) {
        this.git = git;
    }

    static GitReader of(StandInRepository repository) {
        return new GitReader(repository.git());
    }

    /** @param path without a slash at the start */
    record Entry(String path, FileMode mode, ObjectId id) {

        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        String type() {
            return mode.getObjectType() == Constants.OBJ_TREE
                    ? "tree"
                    : mode.getObjectType() == Constants.OBJ_COMMIT ? "commit" : "blob";
        }
    }

    boolean isEmpty() throws IOException {
        return git.getRefDatabase().getRefs().stream().noneMatch(ref -> ref.getObjectId() != null);
    }

    String defaultBranch() {
        try {
            return Repository.shortenRefName(git.getFullBranch());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A full or short hash, a branch, a tag, a ref with or without {@code refs/}; HEAD. */
    Optional<RevCommit> commit(String name) throws IOException {
        return object(name).flatMap(this::peeled);
    }

    /** What a name stands for, a tag object being itself. */
    Optional<ObjectId> object(String name) throws IOException {
        if (ObjectId.isId(name)) {
            ObjectId id = ObjectId.fromString(name);
            return git.getObjectDatabase().has(id) ? Optional.of(id) : Optional.empty();
        }
        for (String place : PLACES) {
            Ref ref = git.exactRef(place + name);
            if (ref != null && ref.getObjectId() != null) {
                return Optional.of(ref.getObjectId());
            }
        }
        return abbreviated(name);
    }

    Optional<Ref> exact(String name) throws IOException {
        return Optional.ofNullable(git.exactRef(name));
    }

    /** Refs whose full names start so, in the order of their names; HEAD is none. */
    List<Ref> starting(String prefix) throws IOException {
        return git.getRefDatabase().getRefsByPrefix(prefix).stream()
                .filter(ref -> ref.getName().startsWith(Constants.R_REFS))
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .toList();
    }

    Optional<RevObject> parsed(ObjectId id) throws IOException {
        try (RevWalk walk = new RevWalk(git)) {
            return Optional.of(walk.parseAny(id));
        } catch (MissingObjectException e) {
            return Optional.empty();
        }
    }

    /** The tree that a hash or name leads to, through tags and commits. */
    Optional<RevTree> tree(String name) throws IOException {
        Optional<ObjectId> id = object(name);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(git)) {
            return Optional.of(walk.parseTree(id.get()));
        } catch (MissingObjectException | IncorrectObjectTypeException e) {
            return Optional.empty();
        }
    }

    Optional<Entry> entry(RevTree tree, String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(git, path, tree)) {
            return walk == null
                    ? Optional.empty()
                    : Optional.of(new Entry(path, walk.getFileMode(0), walk.getObjectId(0)));
        }
    }

    /** Everything in a tree, in git's order; a folder stands before what is in it. */
    List<Entry> entries(ObjectId tree, boolean recursive) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(tree);
            while (walk.next()) {
                entries.add(new Entry(walk.getPathString(), walk.getFileMode(0), walk.getObjectId(0)));
                if (recursive && walk.isSubtree()) {
                    walk.enterSubtree();
                }
            }
        }
        return entries;
    }

    Repository git() {
        return git;
    }

    Optional<byte[]> blob(ObjectId id) throws IOException {
        try {
            ObjectLoader loader = git.open(id);
            return loader.getType() == Constants.OBJ_BLOB ? Optional.of(loader.getBytes()) : Optional.empty();
        } catch (MissingObjectException e) {
            return Optional.empty();
        }
    }

    long size(ObjectId id) throws IOException {
        try (ObjectReader reader = git.newObjectReader()) {
            return reader.getObjectSize(id, ObjectReader.OBJ_ANY);
        }
    }

    private Optional<RevCommit> peeled(ObjectId id) {
        try (RevWalk walk = new RevWalk(git)) {
            RevObject object = walk.parseAny(id);
            while (object instanceof RevTag tag) {
                object = walk.parseAny(tag.getObject());
            }
            if (object instanceof RevCommit commit) {
                walk.parseBody(commit);
                return Optional.of(commit);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A commit's first digits, when one commit alone has them. */
    private Optional<ObjectId> abbreviated(String name) throws IOException {
        if (!name.matches("[0-9a-f]{4,39}")) {
            return Optional.empty();
        }
        try (ObjectReader reader = git.newObjectReader()) {
            List<ObjectId> commits = reader.resolve(AbbreviatedObjectId.fromString(name)).stream()
                    .filter(id -> peeled(id).isPresent())
                    .toList();
            return commits.size() == 1 ? Optional.of(commits.get(0)) : Optional.empty();
        }
    }
}
