package io.lineflame.vcs.git;

import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.testkit.ContractRepository;
import io.lineflame.vcs.testkit.GitObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Git directories for tests, written with JGit. */
final class GitFixture {

    private GitFixture() {}

    /** A bare repository that holds the fixture. */
    static Path write(ContractRepository fixture, Path directory) throws IOException {
        try (Repository repository = createBare(directory)) {
            for (GitObject object : fixture.objects()) {
                ObjectId id = insert(repository, type(object), object.content());
                if (!id.name().equals(object.hash())) {
                    throw new AssertionError("JGit calls it " + id.name() + ", the kit " + object.hash());
                }
            }
            for (var ref : fixture.refs().entrySet()) {
                setRef(repository, ref.getKey(), ref.getValue());
            }
        }
        return directory;
    }

    static Repository createBare(Path directory) throws IOException {
        JGitSetup.install();
        Repository repository = new FileRepositoryBuilder()
                .setBare()
                .setGitDir(directory.toFile())
                .build();
        repository.create(true);
        return repository;
    }

    static ObjectId insert(Repository repository, int type, byte[] content) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(type, content);
            inserter.flush();
            return id;
        }
    }

    static void setRef(Repository repository, String name, String hash) throws IOException {
        RefUpdate update = repository.updateRef(name);
        update.setNewObjectId(ObjectId.fromString(hash));
        RefUpdate.Result result = update.forceUpdate();
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
            default -> throw new IOException("setting " + name + ": " + result);
        }
    }

    /** As another process would, with a handle of its own. */
    static void moveBranch(Path directory, String branch, CommitId target) throws IOException {
        try (Repository repository = GitDirectories.open(directory.toFile())) {
            setRef(repository, "refs/heads/" + branch, target.hash());
        }
    }

    static File looseObject(Path gitDirectory, String hash) {
        return gitDirectory
                .resolve("objects")
                .resolve(hash.substring(0, 2))
                .resolve(hash.substring(2))
                .toFile();
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
