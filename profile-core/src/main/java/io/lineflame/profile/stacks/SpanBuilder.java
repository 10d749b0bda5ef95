package io.lineflame.profile.stacks;

import io.lineflame.profile.pprof.PprofProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up the samples of one profile by span and node. A span has a handful of samples in a tree of many nodes: they are sorted, where
 * {@link BlockBuilder} looks through a bitmap of the tree.
 */
final class SpanBuilder {
    private final PprofProfile profile;
    private final int[] nodeOfSample;
    private final int[] sampleColumns;
    private final int[] spanOfLabelSet;

    /** {@code sampleColumns} as {@link SampleRule} gives them; {@code spanOfLabelSet} has -1 where there is no span. */
    SpanBuilder(PprofProfile profile, int[] nodeOfSample, int[] sampleColumns, int[] spanOfLabelSet) {
        this.profile = profile;
        this.nodeOfSample = nodeOfSample;
        this.sampleColumns = sampleColumns;
        this.spanOfLabelSet = spanOfLabelSet;
    }

    /** The spans of some samples, as they stand in {@code samples[from..until)}. */
    SpanValues build(int[] samples, int from, int until) {
        long[] bySpan = new long[until - from];
        int count = 0;
        for (int at = from; at < until; at++) {
            int span = spanOfLabelSet[profile.labelSet(samples[at])];
            if (span >= 0) {
                bySpan[count++] = (long) span << 32 | samples[at];
            }
        }
        if (count == 0) {
            return SpanValues.NONE;
        }
        Arrays.sort(bySpan, 0, count);
        int types = sampleColumns.length;
        int[] spans = new int[count];
        long[] totals = new long[Math.multiplyExact(count, types)];
        List<byte[]> blocks = new ArrayList<>();
        for (int start = 0, end; start < count; start = end) {
            int span = (int) (bySpan[start] >>> 32);
            end = start + 1;
            while (end < count && (int) (bySpan[end] >>> 32) == span) {
                end++;
            }
            ProfileBlock block = block(bySpan, start, end);
            spans[blocks.size()] = span;
            for (int type = 0; type < types; type++) {
                totals[blocks.size() * types + type] = block.total(type);
            }
            blocks.add(block.encode());
        }
        return new SpanValues(
                Arrays.copyOf(spans, blocks.size()),
                Arrays.copyOf(totals, blocks.size() * types),
                SpanBlocks.encode(blocks));
    }

    /** Of one span: samples by node, those of one node added up. */
    private ProfileBlock block(long[] bySpan, int start, int end) {
        long[] byNode = new long[end - start];
        for (int i = 0; i < byNode.length; i++) {
            int sample = (int) bySpan[start + i];
            byNode[i] = (long) nodeOfSample[sample] << 32 | sample;
        }
        Arrays.sort(byNode);
        int types = sampleColumns.length;
        int[] nodes = new int[byNode.length];
        long[][] values = new long[types][byNode.length];
        long[][] records = new long[types][byNode.length];
        int size = 0;
        for (int i = 0; i < byNode.length; i++) {
            int node = (int) (byNode[i] >>> 32);
            if (size == 0 || nodes[size - 1] != node) {
                nodes[size++] = node;
            }
            for (int type = 0; type < types; type++) {
                long value = profile.value((int) byNode[i], type);
                values[type][size - 1] += value;
                records[type][size - 1] += value == 0 ? 0 : 1;
            }
        }
        long[][] counts = new long[types][];
        for (int type = 0; type < types; type++) {
            values[type] = Arrays.copyOf(values[type], size);
        }
        for (int type = 0; type < types; type++) {
            counts[type] = sampleColumns[type] < 0 ? Arrays.copyOf(records[type], size) : values[sampleColumns[type]];
        }
        return new ProfileBlock(Arrays.copyOf(nodes, size), values, counts);
    }
}
