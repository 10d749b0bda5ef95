package io.lineflame.benchmarks;

import com.github.luben.zstd.Zstd;
import io.lineflame.benchmarks.wire.WireProfile;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.stacks.ProfileBlock;
import io.lineflame.profile.stacks.StackTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Many different blocks of one tree, each of another random part of a real profile's samples.
 *
 * @param packed as they are stored
 * @param plain  the same without zstd
 * @param types  value types of each
 * @param type   the default one
 * @param pairs  nodes of all blocks
 * @param bytes  of all packed blocks
 */
record VariedBlocks(
        StackTree tree, List<byte[]> packed, List<byte[]> plain, int types, int type, long pairs, long bytes) {
    static final VariedBlocks NONE = new VariedBlocks(new StackTree(), List.of(), List.of(), 0, 0, 0, 0);

    static VariedBlocks of(Path file, int samples, int count) throws IOException, PprofException {
        byte[] sent = Files.readAllBytes(file);
        PprofProfile profile = PprofReader.read(sent, PprofLimits.DEFAULT);
        WireProfile source = WireProfile.read(sent);
        double share = (double) samples / profile.sampleCount();
        Random random = new Random(samples);
        StackTree tree = new StackTree();
        tree.add(profile);
        List<byte[]> packed = new ArrayList<>();
        long pairs = 0;
        for (int i = 0; i < count; i++) {
            byte[] body = VariedProfiles.write(source, VariedProfiles.part(source, share, random), random);
            ProfileBlock block = tree.add(PprofReader.read(body, PprofLimits.DEFAULT));
            packed.add(block.encode());
            pairs += block.size();
        }
        return new VariedBlocks(
                tree,
                packed,
                packed.stream().map(VariedBlocks::unpacked).toList(),
                profile.sampleTypes().size(),
                profile.defaultSampleTypeIndex(),
                pairs,
                packed.stream().mapToLong(block -> block.length).sum());
    }

    /** The block in the frame of decision record 0007 with a body that is not packed. */
    private static byte[] unpacked(byte[] block) {
        if (block[1] == 0) {
            return block;
        }
        int frame = 2;
        while (block[frame++] < 0) {}
        byte[] packed = Arrays.copyOfRange(block, frame, block.length);
        byte[] body = Zstd.decompress(packed, (int) Zstd.getFrameContentSize(packed));
        return ByteBuffer.allocate(body.length + 2)
                .put(block[0])
                .put((byte) 0)
                .put(body)
                .array();
    }

    /** The least that can be done with the stored bytes. */
    long stream() {
        long sum = 0;
        for (byte[] block : packed) {
            ByteBuffer bytes = ByteBuffer.wrap(block);
            for (int at = 0; at <= block.length - 8; at += 8) {
                sum += bytes.getLong(at);
            }
        }
        return sum;
    }
}
