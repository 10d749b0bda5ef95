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

    /** The format version of something packed; 0, which is none, of no bytes. */
    static int version(byte[] bytes) {
        return bytes.length == 0 ? 0 : bytes[0] & 0xff;
    }

    /** The body of any version up to {@code newest}. */
    static ByteSource unpack(String what, int newest, byte[] bytes) {
        ByteSource in = new ByteSource(what, bytes);
        int found = in.next();
        if (found == 0 || found > newest) {
            throw in.corrupt("it has format version " + found + ", this program reads version "
                    + (newest == 1 ? "1" : "1 to " + newest));
        }
        return switch (in.next()) {
            case PLAIN -> new ByteSource(what, in.rest());
            case ZSTD -> new ByteSource(what, inflate(in));
            default -> throw in.corrupt("it is packed in an unknown way");
        };
    }

    private static byte[] inflate(ByteSource in) {
        int size = in.below(LARGEST, "the unpacked size");
        byte[] packed = in.rest();
        if (packed.length == 0 || Zstd.getFrameContentSize(packed) != size) {
            throw in.corrupt("its unpacked size is not the " + size + " bytes that it says");
        }
        try {
            byte[] body = new byte[size];
            Zstandard.decompress(packed, 0, packed.length, body, size);
            return body;
        } catch (ZstdException e) {
            throw in.corrupt("zstd cannot unpack it", e);
        }
    }
}
