package io.lineflame.vcs.git;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TransportBundleStream;
import org.eclipse.jgit.transport.URIish;

/**
 * Makes bare repositories of git bundles. The folder's name is the hash of the bundle's content, so
 * that each bundle is unpacked once, and a changed one anew.
 */
final class BundleUnpacker {

    private final Path directory;

    /** @param directory where the repositories are kept; made when needed */
    BundleUnpacker(Path directory) {
        this.directory = directory;
    }

    /**
     * The bundle's repository, unpacked if it is not yet. A folder that is there is whole: it is
     * filled beside its place and then moved, so a crash leaves nothing half.
     *
     * @throws IOException with a sentence, when this is no bundle, or not a whole one
     */
    File unpack(Path bundle) throws IOException {
        Path target = directory.resolve(hash(bundle) + ".git");
        if (!Files.isDirectory(target)) {
            Files.createDirectories(directory);
            Path unfinished = Files.createTempDirectory(directory, "unfinished");
            try {
                fetchAll(bundle, unfinished);
                moveInto(target, unfinished);
            } finally {
                delete(unfinished);
            }
        }
        return GitDirectories.find(target);
    }

    private static void fetchAll(Path bundle, Path into) throws IOException {
        try (Repository repository = new FileRepositoryBuilder()
                        .setBare()
                        .setGitDir(into.toFile())
                        .build();
                InputStream content = Files.newInputStream(bundle)) {
            repository.create(true);
            // Else JGit tidies up after the fetch, in the background, while the folder is being moved.
            repository.getConfig().setInt("gc", null, "auto", 0);
            repository.getConfig().setBoolean("gc", null, "autoDetach", false);
            repository.getConfig().save();
            try (TransportBundleStream transport = new TransportBundleStream(
                    repository, new URIish(bundle.toUri().toURL()), content)) {
                transport.setTagOpt(TagOpt.NO_TAGS);
                transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec("+refs/*:refs/*")));
            }
        } catch (IOException | RuntimeException e) {
            throw new IOException("It is neither a folder nor a whole git bundle: " + e.getMessage(), e);
        }
    }

    /** Another server on this folder may have been faster; its result is the same. */
    private static void moveInto(Path target, Path unfinished) throws IOException {
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(BundleUnpacker::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Path bundle) throws IOException {
        try (InputStream in = Files.newInputStream(bundle);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
