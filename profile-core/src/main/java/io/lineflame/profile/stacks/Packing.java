package io.lineflame.profile.stacks;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;

/**
 * The frame around everything stored: a version byte, a byte that says how the rest is packed, the rest.
 *
 * <p>zstd level 1 where it shrinks. Little bodies stay as they are, which also keeps the native library out of processes
 * that never need it.
 */
final class Packing {
    private static final int PLAIN = 0;
    private static final int ZSTD = 1;
    private static final int WORTH_IT = 256;
    private static final int LARGEST = 1 << 30;
    private static final byte[] NO_SCRATCH = {};

    private Packing() {}

    static byte[] pack(int version, byte[] body) {
        byte[] packed = body.length < WORTH_IT ? body : Zstandard.compress(body);
        boolean shrunk = packed.length < body.length;
        ByteSink out = new ByteSink(Math.min(body.length, packed.length) + 12);
        out.put(version);
        out.put(shrunk ? ZSTD : PLAIN);
        if (shrunk) {
            out.putVarint(body.length);
            out.putBytes(packed, 0, packed.length);
        } else {
            out.putBytes(body, 0, body.length);
        }
        return out.toByteArray();
    }

    /** The body of any version up to {@code newest}. */
    static ByteSource unpack(String what, int newest, byte[] bytes) {
        return unpack(what, newest, new ByteSource(what, bytes), NO_SCRATCH);
    }

    /** The same of what {@code in} has left; in {@code scratch} if that is long enough. */
    static ByteSource unpack(String what, int newest, ByteSource in, byte[] scratch) {
        int found = in.next();
        if (found == 0 || found > newest) {
            throw in.corrupt("it has format version " + found + ", this program reads version "
                    + (newest == 1 ? "1" : "1 to " + newest));
        }
        return switch (in.next()) {
            case PLAIN -> plain(what, in, scratch);
            case ZSTD -> inflate(what, in, scratch);
            default -> throw in.corrupt("it is packed in an unknown way");
        };
    }

    private static ByteSource plain(String what, ByteSource in, byte[] scratch) {
        int size = in.remaining();
        byte[] body = room(scratch, size);
        System.arraycopy(in.bytes(), in.position(), body, 0, size);
        return new ByteSource(what, body, 0, size);
    }

    private static ByteSource inflate(String what, ByteSource in, byte[] scratch) {
        int size = in.below(LARGEST, "the unpacked size");
        int length = in.remaining();
        if (length == 0 || Zstd.getFrameContentSize(in.bytes(), in.position(), length) != size) {
            throw in.corrupt("its unpacked size is not the " + size + " bytes that it says");
        }
        byte[] body = room(scratch, size);
        try {
            Zstandard.decompress(in.bytes(), in.position(), length, body, size);
        } catch (ZstdException e) {
            throw in.corrupt("zstd cannot unpack it", e);
        }
        return new ByteSource(what, body, 0, size);
    }

    private static byte[] room(byte[] scratch, int size) {
        return scratch.length >= size + ByteSource.SLACK
                ? scratch
                : new byte[Math.max(size + ByteSource.SLACK, 2 * scratch.length)];
    }
}
