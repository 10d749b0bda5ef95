package io.lineflame.db.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What PostgreSQL writes down, in {@code postgres.log}; an old one is kept as {@code postgres.log.1}. */
final class ServerLog {
    private static final long ROTATED_AT = 16L << 20;
    private static final int READ_AT_MOST = 64 << 10;

    private final Path file;
    private long start;

    ServerLog(Path dataFolder) {
        this.file = dataFolder.resolve("postgres.log");
    }

    Path file() {
        return file;
    }

    /** From here on {@link #sinceMark} reads. */
    void mark() throws IOException {
        long size = Files.exists(file) ? Files.size(file) : 0;
        if (size > ROTATED_AT) {
            Files.move(file, file.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            size = 0;
        }
        start = size;
    }

    String sinceMark() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(Math.max(start, channel.size() - READ_AT_MOST));
            ByteBuffer bytes = ByteBuffer.allocate(READ_AT_MOST);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until full or at the end
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
    }
}
