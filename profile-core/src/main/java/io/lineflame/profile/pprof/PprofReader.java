package io.lineflame.profile.pprof;

/**
 * Reads a pprof profile into columns.
 *
 * <p>The body may be gzip, zstd or the bare protobuf message; the first bytes tell which. Unknown fields are skipped.
 * Source of the format: profile.proto of github.com/google/pprof.
 */
public final class PprofReader {
    private PprofReader() {}

    /**
     * Reads one profile. All indices in the result are checked: using it cannot fail.
     *
     * @throws PprofException when the body is broken or beyond a limit; says in which message and at which byte.
     *     Memory is bounded by the limits, whatever the body says about itself
     */
    public static PprofProfile read(byte[] body, PprofLimits limits) throws PprofException {
        return new ProfileDecoder(Inflation.inflate(body, limits), limits).decode();
    }
}
