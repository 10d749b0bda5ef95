package io.lineflame.profile.pprof;

import static io.lineflame.profile.pprof.PprofException.Reason.MALFORMED;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Decompresses zstd; apart from gzip, so that its native library is loaded by those who need it only. */
final class ZstdInflation {
    private static final int FIRST_GUESS = 1 << 16;

    private ZstdInflation() {}

    static boolean matches(byte[] body) {
        return body.length >= 4
                && (body[0] & 0xff) == 0x28
                && (body[1] & 0xff) == 0xb5
                && (body[2] & 0xff) == 0x2f
                && (body[3] & 0xff) == 0xfd;
    }

    static Inflation.Raw inflate(byte[] body, int limit) throws PprofException {
        byte[] raw = new byte[(int) Math.min(limit, Math.max(FIRST_GUESS, 4L * body.length))];
        int length = 0;
        try (ZstdInputStreamNoFinalizer in = new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(body))) {
            while (true) {
                if (length == raw.length) {
                    int next = in.read();
                    if (next < 0) {
                        return new Inflation.Raw(raw, length);
                    }
                    if (length >= limit) {
                        throw Inflation.tooLarge(limit);
                    }
                    raw = Arrays.copyOf(raw, (int) Math.min(limit, 2L * raw.length));
                    raw[length++] = (byte) next;
                    continue;
                }
                int got = in.read(raw, length, raw.length - length);
                if (got < 0) {
                    return new Inflation.Raw(raw, length);
                }
                length += got;
            }
        } catch (IOException e) {
            throw new PprofException(
                    MALFORMED, "The zstd stream is cut off or damaged after " + length + " bytes of profile", e);
        }
    }
}
