package io.lineflame.db.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says that the folder is ours for as long as this process lives. The system lets go of it even after {@code kill -9}. */
final class FolderLock implements AutoCloseable {
    /** Far behind the text: a lock on Windows also keeps others from reading the bytes it covers. */
    private static final long LOCKED_BYTE = 1L << 40;

    /**
     * What this process holds. Static, because the lock of the system belongs to the process as well: to open and close the file a
     * second time would let go of it (POSIX, fcntl, F_SETLK).
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private final Path file;

    private FolderLock(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /** Takes the lock, or throws when a living process holds it. */
    static FolderLock take(Path dataFolder) throws IOException {
        Path file = dataFolder.toRealPath().resolve("postgres.lock");
        if (!HELD_HERE.add(file)) {
            throw inUse(dataFolder, String.valueOf(ProcessHandle.current().pid()));
        }
        try {
            return new FolderLock(locked(dataFolder, file), file);
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(file);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(file);
    }

    private static FileChannel locked(Path dataFolder, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                throw inUse(dataFolder, holder(file));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static EmbeddedPostgresException inUse(Path dataFolder, String holder) {
        return new EmbeddedPostgresException(
                "The folder " + dataFolder + " is in use by another Lineflame server (process " + holder
                        + "). Stop that one, or give this one a folder of its own with LINEFLAME_DATA_DIR.",
                null);
    }

    private static String holder(Path file) {
        try {
            String pid = Files.readString(file).strip();
            return pid.isEmpty() ? "unknown" : pid;
        } catch (IOException e) {
            return "unknown";
        }
    }
}
