package io.lineflame.profile.stacks;

import io.lineflame.profile.pprof.PprofProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All stacks of many profiles, each once: a profile is then a short list of (node, value).
 *
 * <p>Node 0 is the root; every other node has a parent with a smaller number and a location. The tree only grows, so
 * numbers stay valid, and what is new since a {@link TreeMark} is a chunk that another tree can {@link #append}. Replaying
 * all chunks in order gives an equal tree.
 *
 * <p>Safe for many threads: one of them changes the tree at a time, readers work on a {@link #view} and wait for nobody.
 */
public final class StackTree {
    private static final int CHUNK_VERSION = 1;
    private static final int[] NO_SPANS = {};
    private static final String CHUNK = "A chunk of symbols";

    private final long seed = new SplittableRandom().nextLong();
    private final Symbols symbols = new Symbols(seed);
    private final StackMemo memo = new StackMemo();
    private int nodes = 1;
    private int[] parent = new int[256];
    private int[] location = new int[256];
    private HashIndex children = new HashIndex(256);
    private boolean frozen;
    private int[] stack = new int[64];
    private StackView latest;

    /** A tree with nothing but its root. */
    public StackTree() {
        parent[0] = -1;
        location[0] = -1;
        latest = newView();
    }

    /**
     * Adds what is new in a profile and gives the profile as numbers of this tree. The columns stand in the order of
     * {@link PprofProfile#sampleTypes}; samples of one stack are added up, whatever their labels.
     */
    public ProfileBlock add(PprofProfile profile) {
        return add(profile, new int[profile.labelSetCount()], 1).get(0);
    }

    /**
     * The same in parts by labels: as many blocks as there are groups, of size 0 where a group has no sample. Together they
     * hold what {@link #add(PprofProfile)} gives.
     *
     * @param groupOfLabelSet for each {@link PprofProfile#labelSet} its group, counted from 0
     */
    public List<ProfileBlock> add(PprofProfile profile, int[] groupOfLabelSet, int groups) {
        return add(profile, groupOfLabelSet, groups, NO_SPANS).blocks();
    }

    /**
     * The same, and beside it what was measured of spans.
     *
     * @param spanOfLabelSet for each {@link PprofProfile#labelSet} the number of its span, -1 where it has none; empty when none has one
     */
    public Parts add(PprofProfile profile, int[] groupOfLabelSet, int groups, int[] spanOfLabelSet) {
        SampleGroups samples = SampleGroups.of(profile, groupOfLabelSet, groups);
        int[] ends = nodes(profile);
        int[] columns = SampleRule.columns(profile.sampleTypes());
        BlockBuilder builder = new BlockBuilder(profile, ends, columns);
        SpanBuilder spanBuilder = new SpanBuilder(profile, ends, columns, spanOfLabelSet);
        List<ProfileBlock> blocks = new ArrayList<>(groups);
        List<SpanValues> spans = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            blocks.add(builder.build(samples.samples(), samples.start(group), samples.end(group)));
            if (spanOfLabelSet.length > 0) {
                spans.add(spanBuilder.build(samples.samples(), samples.start(group), samples.end(group)));
            }
        }
        return new Parts(blocks, spans);
    }

    /**
     * A profile as numbers of this tree.
     *
     * @param blocks as many as there are groups
     * @param spans as many as there are groups, or none when no label set has a span
     */
    public record Parts(List<ProfileBlock> blocks, List<SpanValues> spans) {
        public Parts {
            blocks = List.copyOf(blocks);
            spans = List.copyOf(spans);
        }
    }

    /** The nodes at which the samples end. */
    private synchronized int[] nodes(PprofProfile profile) {
        thaw();
        ProfileInterner interner = new ProfileInterner(profile, symbols);
        int[] ends = new int[profile.sampleCount()];
        for (int sample = 0; sample < ends.length; sample++) {
            ends[sample] = node(profile, interner, sample);
        }
        return ends;
    }

    private int node(PprofProfile profile, ProfileInterner interner, int sample) {
        int start = profile.frameStart(sample);
        int length = profile.frameStart(sample + 1) - start;
        if (stack.length < length) {
            stack = new int[2 * length];
        }
        interner.translate(start, length, stack);
        int hash = hash(length);
        int known = memo.find(stack, length, hash);
        if (known >= 0) {
            return known;
        }
        int node = walk(length);
        memo.add(stack, length, hash, node);
        return node;
    }

    /** Two locations a step: the multiplications wait for each other. */
    private int hash(int length) {
        int[] locations = stack;
        long mixed = seed + length;
        int at = 0;
        for (; at < length - 1; at += 2) {
            mixed = (mixed ^ ((long) locations[at] << 32 | locations[at + 1])) * 0x9E3779B97F4A7C15L;
            mixed ^= mixed >>> 29;
        }
        return HashIndex.mix(at < length ? mixed ^ locations[at] : mixed);
    }

    /** From the root to the leaf, which stands first. */
    private int walk(int length) {
        int node = 0;
        for (int i = length - 1; i >= 0; i--) {
            node = child(node, stack[i]);
        }
        return node;
    }

    private int child(int of, int at) {
        int hash = hash(of, at);
        int id;
        for (int slot = children.first(hash);
                (id = children.idAt(slot, hash)) != HashIndex.NONE;
                slot = children.next(slot)) {
            if (id >= 0 && parent[id] == of && location[id] == at) {
                return id;
            }
        }
        children.add(hash, nodes);
        return appendNode(of, at);
    }

    private int hash(int of, int at) {
        return HashIndex.mix(((long) of << 32 | at) ^ seed);
    }

    private int appendNode(int of, int at) {
        if (nodes == parent.length) {
            parent = Arrays.copyOf(parent, HashIndex.larger(nodes));
            location = Arrays.copyOf(location, parent.length);
        }
        parent[nodes] = of;
        location[nodes] = at;
        return nodes++;
    }

    /** The root included. */
    public synchronized int nodeCount() {
        return nodes;
    }

    /** Bytes of memory: the weight of this tree in a cache. Objects of a fixed size, some 1 KB a tree, are left out. */
    public synchronized long bytes() {
        return symbols.bytes()
                + memo.bytes()
                + 4L * (parent.length + location.length + stack.length)
                + children.bytes()
                + latest.derivedBytes();
    }

    /**
     * Forgets which node a whole stack ends at. It is a third to two thirds of a tree that takes profiles in; without it the
     * next profile costs two to three times as much, and brings it back.
     */
    public synchronized void dropMemo() {
        memo.drop();
    }

    /**
     * Gives back what only growing needs: the memo, the indices, and room in the arrays. For a tree that is closed, or idle
     * and in the way; reading works as before. A change makes the indices again, in the time that reading the tree's chunks
     * takes.
     */
    public synchronized void freeze() {
        memo.drop();
        symbols.freeze();
        children = new HashIndex(0);
        parent = Arrays.copyOf(parent, nodes);
        location = Arrays.copyOf(location, nodes);
        stack = new int[64];
        latest = latest.movedTo(parent, location, symbols.view());
        frozen = true;
    }

    private void thaw() {
        if (!frozen) {
            return;
        }
        symbols.thaw();
        children = new HashIndex(nodes);
        for (int node = 1; node < nodes; node++) {
            children.add(hash(parent[node], location[node]), node);
        }
        frozen = false;
    }

    /** How far the tree has grown. */
    public synchronized TreeMark mark() {
        return new TreeMark(symbols.strings.count(), symbols.functions(), symbols.locations(), nodes);
    }

    /** What came after {@code mark}, to be stored and {@link #append}ed elsewhere; no bytes when nothing did. */
    public synchronized byte[] chunkSince(TreeMark mark) {
        if (mark.equals(mark())) {
            return new byte[0];
        }
        ByteSink out = new ByteSink(1024);
        out.putVarint(mark.strings());
        out.putVarint(mark.functions());
        out.putVarint(mark.locations());
        out.putVarint(mark.nodes());
        symbols.writeSince(mark, out);
        out.putVarint(nodes - mark.nodes());
        for (int node = mark.nodes(); node < nodes; node++) {
            out.putVarint(node - 1 - parent[node]);
            out.putVarint(location[node]);
        }
        return Packing.pack(CHUNK_VERSION, out.toByteArray());
    }

    /**
     * Replays what {@link #chunkSince} wrote, in the order of writing.
     *
     * @throws CorruptDataException when the chunk does not follow what this tree holds, or is damaged; the tree is then of
     *     no further use
     */
    public synchronized void append(byte[] chunk) {
        if (chunk.length == 0) {
            return;
        }
        thaw();
        ByteSource in = Packing.unpack(CHUNK, CHUNK_VERSION, chunk);
        TreeMark start = new TreeMark(mark(in), mark(in), mark(in), mark(in));
        if (!start.equals(mark())) {
            throw in.corrupt("it continues a tree at " + start + ", this one is at " + mark());
        }
        symbols.read(in);
        int added = in.count("nodes");
        for (int i = 0; i < added; i++) {
            int of = nodes - 1 - in.below(nodes, "the distance of a parent, less one,");
            readNode(in, of);
        }
        in.expectEnd();
    }

    private static int mark(ByteSource in) {
        return in.below(Integer.MAX_VALUE, "a mark");
    }

    private void readNode(ByteSource in, int of) {
        int before = nodes;
        if (child(of, in.below(symbols.locations(), "the location of a node")) != before) {
            throw in.corrupt("a node comes twice");
        }
    }

    /** The tree as it is now, for reading while it grows on. */
    public synchronized StackView view() {
        if (latest.nodeCount() != nodes) {
            latest = newView();
        }
        return latest;
    }

    private StackView newView() {
        return new StackView(nodes, parent, location, symbols.view());
    }
}
