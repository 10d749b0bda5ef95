package io.lineflame.profile.stacks;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * zstd with contexts that are kept. Making one takes five times as long as unpacking a block with it, so a few wait here
 * for whoever comes next, on whatever thread: threads can be many and short-lived, contexts hold native memory.
 */
final class Zstandard {
    private static final int KEPT = 16;
    private static final int LEVEL = 1;
    private static final Queue<ZstdCompressCtx> COMPRESSORS = new ArrayBlockingQueue<>(KEPT);
    private static final Queue<ZstdDecompressCtx> DECOMPRESSORS = new ArrayBlockingQueue<>(KEPT);

    private Zstandard() {}

    static byte[] compress(byte[] body) {
        byte[] packed = new byte[(int) Zstd.compressBound(body.length)];
        ZstdCompressCtx context = COMPRESSORS.poll();
        if (context == null) {
            context = new ZstdCompressCtx();
            context.setLevel(LEVEL);
        }
        int length = context.compressByteArray(packed, 0, packed.length, body, 0, body.length);
        if (!COMPRESSORS.offer(context)) {
            context.close();
        }
        return Arrays.copyOf(packed, length);
    }

    /**
     * Unpacks a frame into {@code into}, from its beginning.
     *
     * @return the bytes written
     * @throws ZstdException when the bytes are no frame, or one that needs more room; the context is not kept then
     */
    static int decompress(byte[] packed, int offset, int length, byte[] into, int room) {
        ZstdDecompressCtx context = DECOMPRESSORS.poll();
        if (context == null) {
            context = new ZstdDecompressCtx();
        }
        boolean whole = false;
        try {
            int written = context.decompressByteArray(into, 0, room, packed, offset, length);
            whole = true;
            return written;
        } finally {
            if (!whole || !DECOMPRESSORS.offer(context)) {
                context.close();
            }
        }
    }
}
