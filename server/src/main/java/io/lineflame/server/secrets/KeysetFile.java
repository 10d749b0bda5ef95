package io.lineflame.server.secrets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds the keys. It is replaced as a whole, so whoever reads it sees the keys of before or of after; it is on the disk
 * before a new key seals anything. Who changes it holds the lock of the file beside it, so that no two changes lose each other's keys.
 */
final class KeysetFile {
    /** What changes whenever the file does. */
    record Stamp(FileTime modified, long size, @Nullable Object fileKey) {}

    /** A change of the keys. */
    interface Change {
        Keyset of(Keyset keys);
    }

    private final Path path;

    KeysetFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    Keyset read() {
        String text;
        try {
            text = Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new KeyFileException("There is no file " + path + " with the keys.");
        } catch (IOException e) {
            throw new KeyFileException(
                    "The keys in " + path + " cannot be read: " + e.getClass().getSimpleName() + ".");
        }
        try {
            return Keyset.parse(text);
        } catch (InvalidKeysException e) {
            throw new KeyFileException("The keys in " + path + " cannot be used: " + e.getMessage()
                    + ". Put the file back from a backup: what these keys sealed does not open without them.");
        }
    }

    /** Makes the file with one new key unless it is there; gives what it holds in the end. */
    Keyset readOrGenerate() {
        if (exists()) {
            return read();
        }
        return locked(() -> {
            if (exists()) {
                return read();
            }
            Keyset keys = Keyset.generate();
            write(keys);
            return keys;
        });
    }

    /** Reads, changes and writes, with nobody else in between; gives the new keys. */
    Keyset change(Change change) {
        return locked(() -> {
            Keyset keys = change.of(read());
            write(keys);
            return keys;
        });
    }

    Stamp stamp() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }

    /** Whether every user of this machine may read it. */
    boolean readableByAll() throws IOException {
        return posix() && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ);
    }

    private void write(Keyset keys) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path;
        Path half = target.resolveSibling(target.getFileName() + ".new");
        Files.deleteIfExists(half);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(half, options, readableByOwner())) {
            ByteBuffer bytes = ByteBuffer.wrap((keys.secretJson() + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private interface Work {
        Keyset run() throws IOException;
    }

    /** Also excludes other threads: the lock of the system belongs to the process. */
    private Keyset locked(Work work) {
        synchronized (KeysetFile.class) {
            Path folder = path.toAbsolutePath().resolveSibling("");
            try {
                Files.createDirectories(folder);
                Path lock = folder.resolve(path.getFileName() + ".lock");
                try (FileChannel channel =
                        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    channel.lock();
                    return work.run();
                }
            } catch (IOException e) {
                throw new KeyFileException("The keys cannot be written to " + path + " ("
                        + e.getClass().getSimpleName() + "): whoever runs this needs the right to write in " + folder
                        + ".");
            }
        }
    }

    private static FileAttribute<?>[] readableByOwner() {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
