package io.lineflame.profile.pprof;

/**
 * How large a profile may be before it is refused, so that no body can take the memory of the server.
 *
 * @param compressedBytes bytes of the body as sent
 * @param rawBytes        bytes after decompression; also the most that is ever decompressed
 * @param samples         sample messages
 * @param frames          location references, all samples together
 * @param locations       locations; the lines inlined into them may be four times as many
 * @param functions       functions
 * @param strings         strings; mappings are held to the same number
 * @param stringLength    bytes of the longest string
 * @param stackDepth      locations of the deepest sample
 * @param valueTypes      numbers per sample
 */
public record PprofLimits(
        int compressedBytes,
        int rawBytes,
        int samples,
        int frames,
        int locations,
        int functions,
        int strings,
        int stringLength,
        int stackDepth,
        int valueTypes) {
    private static final int MEBI = 1 << 20;

    /** Far beyond any profile seen, and still bounded: 256 MiB decompressed, some 600 MiB of memory at the very worst. */
    public static final PprofLimits DEFAULT =
            new PprofLimits(64 * MEBI, 256 * MEBI, MEBI, 16 * MEBI, MEBI, MEBI, 2 * MEBI, 64 * 1024, 4096, 32);

    /** For a profile that is unpacked already: as many bytes as a packed one may become. */
    public PprofLimits unpacked() {
        return new PprofLimits(
                rawBytes,
                rawBytes,
                samples,
                frames,
                locations,
                functions,
                strings,
                stringLength,
                stackDepth,
                valueTypes);
    }
}
