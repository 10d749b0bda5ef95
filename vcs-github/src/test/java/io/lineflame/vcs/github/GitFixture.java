package io.lineflame.vcs.github;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.testkit.ContractRepository;
import io.lineflame.vcs.testkit.GitObject;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Writes the kit's repository into a git directory of the stand-in. */
final class GitFixture {

    private GitFixture() {}

    static void write(ContractRepository fixture, Path gitDirectory) throws IOException {
        try (Repository repository = open(gitDirectory);
                ObjectInserter inserter = repository.newObjectInserter()) {
            for (GitObject object : fixture.objects()) {
                ObjectId id = inserter.insert(type(object), object.content());
                if (!id.name().equals(object.hash())) {
                    throw new AssertionError("JGit calls it " + id.name() + ", the kit " + object.hash());
                }
            }
            inserter.flush();
            for (var ref : fixture.refs().entrySet()) {
                setRef(repository, ref.getKey(), ref.getValue());
            }
        }
    }

    static void moveBranch(Path gitDirectory, String branch, CommitId target) throws IOException {
        try (Repository repository = open(gitDirectory)) {
            setRef(repository, "refs/heads/" + branch, target.hash());
        }
    }

    static void setRef(Path gitDirectory, String ref, String hash) throws IOException {
        try (Repository repository = open(gitDirectory)) {
            setRef(repository, ref, hash);
        }
    }

    private static void setRef(Repository repository, String name, String hash) throws IOException {
        RefUpdate update = repository.updateRef(name);
        update.setNewObjectId(ObjectId.fromString(hash));
        RefUpdate.Result result = update.forceUpdate();
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
            default -> throw new IOException("setting " + name + ": " + result);
        }
    }

    private static Repository open(Path gitDirectory) throws IOException {
        return new FileRepositoryBuilder()
                .setBare()
                .setGitDir(gitDirectory.toFile())
                .build();
    }

    private static int type(GitObject object) {
        return switch (object.type()) {
            case BLOB -> Constants.OBJ_BLOB;
            case TREE -> Constants.OBJ_TREE;
            case COMMIT -> Constants.OBJ_COMMIT;
            case TAG -> Constants.OBJ_TAG;
        };
    }
}
