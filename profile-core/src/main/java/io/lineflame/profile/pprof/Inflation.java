package io.lineflame.profile.pprof;

import static io.lineflame.profile.pprof.PprofException.Reason.MALFORMED;
import static io.lineflame.profile.pprof.PprofException.Reason.TOO_LARGE;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses a body, never beyond the limit.
 *
 * <p>gzip goes through one {@link Inflater} into one array of the size that the trailer promises: a third faster than
 * {@code GZIPInputStream}. The promise is only a first guess; it is never allowed to take more than the limit, nor more
 * than deflate can reach.
 */
public final class Inflation {
    private static final int GZIP_HEADER = 10;
    private static final int GZIP_TRAILER = 8;
    private static final int FIRST_GUESS = 1 << 16;
    /** The best that deflate can do is 1032 to 1 (RFC 1951: 258 bytes from two bits). */
    private static final int BEST_RATIO = 1032;

    private final byte[] body;
    private final int limit;
    private byte[] raw;
    private int length;

    private Inflation(byte[] body, int limit, int guess) {
        this.body = body;
        this.limit = limit;
        this.raw = new byte[guess];
    }

    /** What came out: {@code bytes} may be longer than {@code length}. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Raw(byte[] bytes, int length) {}

    /**
     * Decompresses a body that is gzip or zstd; any other is given back as it is.
     *
     * @throws PprofException when it is empty, broken or beyond the limits of bytes
     */
    public static byte[] bytes(byte[] body, PprofLimits limits) throws PprofException {
        Raw raw = inflate(body, limits);
        return raw.length() == raw.bytes().length ? raw.bytes() : Arrays.copyOf(raw.bytes(), raw.length());
    }

    static Raw inflate(byte[] body, PprofLimits limits) throws PprofException {
        if (body.length == 0) {
            throw new PprofException(MALFORMED, "The body is empty: there is no profile in it");
        }
        if (body.length > limits.compressedBytes()) {
            throw new PprofException(
                    TOO_LARGE,
                    "The body has " + body.length + " bytes; the limit is " + limits.compressedBytes() + " as sent");
        }
        Raw raw = sniff(body, limits.rawBytes());
        if (raw.length() == 0) {
            throw new PprofException(MALFORMED, "The body decompresses to nothing: there is no profile in it");
        }
        return raw;
    }

    private static Raw sniff(byte[] body, int limit) throws PprofException {
        if (body.length >= 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b) {
            int guess = guess(body, limit);
            Raw raw = plainGunzip(body, guess);
            return raw != null ? raw : new Inflation(body, limit, guess).gunzip();
        }
        if (ZstdInflation.matches(body)) {
            return ZstdInflation.inflate(body, limit);
        }
        if (body.length > limit) {
            throw tooLarge(limit);
        }
        return new Raw(body, body.length);
    }

    static PprofException tooLarge(int limit) {
        return new PprofException(
                TOO_LARGE, "The profile has more than " + limit + " bytes when decompressed, which is the limit");
    }

    private static int guess(byte[] body, int limit) {
        long promised = body.length < GZIP_HEADER + GZIP_TRAILER ? 0 : littleEndian(body, body.length - 4);
        return (int) Math.min(limit, Math.min(promised, (long) body.length * BEST_RATIO));
    }

    /** One member with nothing before or behind it that keeps what its trailer promises, as nearly all are; else null. */
    private static @Nullable Raw plainGunzip(byte[] body, int promised) throws PprofException {
        int start = GzipHeader.end(body, 0);
        int end = body.length - GZIP_TRAILER;
        if (start > end) {
            return null;
        }
        byte[] raw = new byte[promised + PlainInflater.SLACK];
        PlainInflater inflater = new PlainInflater(body, start, end, raw, promised);
        if (!inflater.inflate() || inflater.inputEnd() != end || inflater.length() != promised) {
            return null;
        }
        CRC32 crc = new CRC32();
        crc.update(raw, 0, promised);
        return crc.getValue() == littleEndian(body, end) ? new Raw(raw, promised) : null;
    }

    private Raw gunzip() throws PprofException {
        Inflater inflater = new Inflater(true);
        try {
            int at = 0;
            while (at < body.length) {
                int from = length;
                int start = GzipHeader.end(body, at);
                at = inflateMember(inflater, start);
                at = checkTrailer(at, from);
                inflater.reset();
            }
            return new Raw(raw, length);
        } catch (DataFormatException e) {
            throw new PprofException(MALFORMED, "The gzip stream is damaged after " + length + " bytes of profile", e);
        } finally {
            inflater.end();
        }
    }

    private int inflateMember(Inflater inflater, int start) throws PprofException, DataFormatException {
        inflater.setInput(body, start, body.length - start);
        while (!inflater.finished()) {
            if (length == raw.length) {
                grow(inflater);
            }
            int got = inflater.inflate(raw, length, raw.length - length);
            length += got;
            if (got == 0 && !inflater.finished()) {
                throw new PprofException(
                        MALFORMED, "The gzip stream ends too early, after " + length + " bytes of profile");
            }
        }
        return body.length - inflater.getRemaining();
    }

    /** A full array may be all there is: one spare byte tells without doubling. */
    private void grow(Inflater inflater) throws PprofException, DataFormatException {
        byte[] spare = new byte[1];
        int got = inflater.inflate(spare);
        if (got == 0) {
            return;
        }
        if (length >= limit) {
            throw tooLarge(limit);
        }
        raw = Arrays.copyOf(raw, (int) Math.min(limit, Math.max(FIRST_GUESS, 2L * raw.length)));
        raw[length++] = spare[0];
    }

    private int checkTrailer(int at, int from) throws PprofException {
        if (body.length - at < GZIP_TRAILER) {
            throw new PprofException(MALFORMED, "The gzip stream ends too early: its trailer is cut off");
        }
        CRC32 crc = new CRC32();
        crc.update(raw, from, length - from);
        if (crc.getValue() != littleEndian(body, at)) {
            throw new PprofException(MALFORMED, "The gzip stream is damaged: its checksum does not match");
        }
        return at + GZIP_TRAILER;
    }

    private static long littleEndian(byte[] bytes, int at) {
        return (bytes[at] & 0xffL)
                | (bytes[at + 1] & 0xffL) << 8
                | (bytes[at + 2] & 0xffL) << 16
                | (bytes[at + 3] & 0xffL) << 24;
    }
}
