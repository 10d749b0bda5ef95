package io.lineflame.vcs.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/** Finds and opens git directories. */
final class GitDirectories {

    private GitDirectories() {}

    /**
     * The git directory of this folder: itself when bare, otherwise its {@code .git}, where that is
     * a file, what the file points to. Folders above are not searched.
     *
     * @throws IOException with a sentence, when this is none or cannot be opened
     */
    static File find(Path folder) throws IOException {
        File directory = folder.toFile();
        if (!FileKey.isGitRepository(directory, FS.DETECTED)) {
            if (!new File(directory, ".git").exists()) {
                throw new IOException("It is not a git repository: there is neither HEAD, objects and refs, nor .git.");
            }
            directory =
                    new FileRepositoryBuilder().setWorkTree(directory).setup().getGitDir();
        }
        try (Repository repository = open(directory)) {
            repository.getRefDatabase().hasRefs();
            requireSha1(repository);
            return repository.getDirectory();
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("It is not a git repository that can be read: " + e.getMessage(), e);
        }
    }

    /** JGit opens others too, and then finds nothing in them. */
    private static void requireSha1(Repository repository) throws IOException {
        String format = repository.getConfig().getString("extensions", null, "objectFormat");
        if (format != null && !format.equalsIgnoreCase("sha1")) {
            throw new IOException("its objects are named by " + format + ", and only SHA-1 is supported.");
        }
    }

    /** Opens without looking at the environment, at a user's or a system's configuration. */
    static Repository open(File gitDirectory) throws IOException {
        return new FileRepositoryBuilder()
                .setGitDir(gitDirectory)
                .setMustExist(true)
                .build();
    }
}
