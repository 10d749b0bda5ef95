package io.lineflame.profile.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.profile.fixture.PprofWriter;
import io.lineflame.profile.fixture.ProtoSink;
import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StackTreeTest {
    private static final TextProfile FIRST = TextProfile.parse("""
            1                   2
            main@app.go:10      main@app.go:10
            parse@json.go:30    write@out.go:7
            """);
    private static final TextProfile SECOND = TextProfile.parse("""
            4                   8
            main@app.go:10      main@app.go:12
            write@out.go:7
            """);

    @Test
    void add_theSameProfileAgain_growsNothing() {
        StackTree tree = new StackTree();
        tree.add(FIRST.read());
        TreeMark mark = tree.mark();
        int nodes = tree.nodeCount();

        ProfileBlock again = tree.add(FIRST.read());

        assertThat(tree.mark()).isEqualTo(mark);
        assertThat(nodes).isEqualTo(4);
        assertThat(tree.chunkSince(mark)).isEmpty();
        assertThat(again.total(0)).isEqualTo(3);
    }

    @Test
    void samples_ofOneStack_areOnePair() {
        TextProfile labelled = TextProfile.parse("""
                16                 48
                alloc@heap.go:5    alloc@heap.go:5
                """).withTypes("inuse_space/bytes");

        ProfileBlock block = new StackTree().add(labelled.read());

        assertThat(block.size()).isEqualTo(1);
        assertThat(block.total(0)).isEqualTo(64);
        assertThat(block.samples(0)).isEqualTo(2);
    }

    @Test
    void groups_ofLabels_areBlocksThatAddUp() throws Exception {
        PprofWriter writer = new PprofWriter().sampleType("samples", "count");
        long[] deep = {
            writer.location(0, 1, new PprofWriter.Line(writer.function("leaf", "a.go", 1), 2)),
            writer.location(0, 2, new PprofWriter.Line(writer.function("main", "a.go", 8), 9))
        };
        long[] flat = {deep[1]};
        writer.labelled(deep, 3, "route", "/a").labelled(flat, 5, "route", "/b");
        writer.sample(deep, 7).labelled(deep, 11, "route", "/b").labelled(deep, 13, "route", "/a");
        PprofProfile profile = PprofReader.read(writer.toGzip(), PprofLimits.DEFAULT);
        StackTree tree = new StackTree();

        List<ProfileBlock> blocks = tree.add(profile, new int[] {2, 0, 3}, 4);

        assertThat(blocks).extracting(block -> block.total(0)).containsExactly(16L, 0L, 7L, 16L);
        assertThat(blocks).extracting(block -> block.samples(0)).containsExactly(16L, 0L, 7L, 16L);
        assertThat(blocks).extracting(ProfileBlock::size).containsExactly(1, 0, 1, 2);
        Weights parts = new Weights(tree);
        blocks.forEach(block -> parts.add(ProfileBlock.decode(block.encode()), 0));
        ProfileBlock whole = tree.add(profile);
        assertThat(parts.total()).isEqualTo(whole.total(0));
        assertThat(parts.self(2)).isEqualTo(34);
        assertThat(whole.size()).isEqualTo(2);
    }

    @Test
    void chunks_replayedInOrder_giveAnEqualTree() {
        StackTree written = new StackTree();
        StackTree replayed = new StackTree();
        for (TextProfile profile : new TextProfile[] {FIRST, SECOND}) {
            TreeMark mark = written.mark();
            written.add(profile.read());
            replayed.append(written.chunkSince(mark));
        }

        assertThat(replayed.mark()).isEqualTo(written.mark());
        assertThat(nodes(replayed)).isEqualTo(nodes(written));
        replayed.add(SECOND.read());
        assertThat(replayed.mark()).isEqualTo(written.mark());
    }

    @Test
    void chunk_outOfOrder_isRefused() {
        StackTree written = new StackTree();
        written.add(FIRST.read());
        TreeMark mark = written.mark();
        byte[] first = written.chunkSince(TreeMark.EMPTY);
        written.add(SECOND.read());
        byte[] second = written.chunkSince(mark);

        StackTree replayed = new StackTree();
        assertThatThrownBy(() -> replayed.append(second))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("it continues a tree at");
        replayed.append(first);
        assertThatThrownBy(() -> replayed.append(first)).isInstanceOf(CorruptDataException.class);
        replayed.append(second);
        assertThat(replayed.mark()).isEqualTo(written.mark());
    }

    @Test
    void chunk_damaged_isRefusedOrRead() {
        StackTree written = new StackTree();
        written.add(FIRST.read());
        byte[] chunk = written.chunkSince(TreeMark.EMPTY);
        for (int seed = 0; seed < 5_000; seed++) {
            Damage.assertHandled(seed, chunk, bytes -> {
                StackTree replayed = new StackTree();
                replayed.append(bytes);
                nodes(replayed);
            });
        }
    }

    @Test
    void chunk_ofAnotherVersion_isRefused() {
        assertThatThrownBy(() -> new StackTree().append(new byte[] {9, 0, 1}))
                .hasMessageContaining("it has format version 9, this program reads version 1");
    }

    @Test
    void view_takenBefore_staysAsItWas() {
        StackTree tree = new StackTree();
        tree.add(FIRST.read());
        StackView before = tree.view();
        String seen = nodes(before);
        for (int seed = 0; seed < 50; seed++) {
            tree.add(TextProfile.parse("1\nother" + new Random(seed).nextInt() + "@o.go:1")
                    .read());
        }

        assertThat(nodes(before)).isEqualTo(seen);
        assertThat(before.depthFirst().size()).isEqualTo(4);
        assertThat(tree.view().nodeCount()).isEqualTo(54);
    }

    @Test
    void location_notSymbolized_isNamedByBinaryAndAddress() throws Exception {
        PprofWriter writer = new PprofWriter().sampleType("samples", "count");
        long libc = writer.mapping("/usr/lib/libc.so.6", 0x1000, 0);
        writer.sample(new long[] {writer.location(libc, 0x6e997), writer.location(0, 0x99)}, 1);

        StackTree tree = new StackTree();
        tree.add(PprofReader.read(writer.toGzip(), PprofLimits.DEFAULT));

        assertThat(nodes(tree)).isEqualTo("1<0 [unknown] 0x99@:0\n2<1 [libc.so.6] 0x6d997@:0\n");
    }

    @Test
    void names_missing_areSaidToBe() throws Exception {
        PprofWriter writer = new PprofWriter().sampleType("samples", "count");
        int system = writer.string("_ZN4mainE");
        writer.raw(new ProtoSink().message(5, new ProtoSink().varint(1, 50).varint(3, system)));
        long nameless = writer.function("", "x.c", 3);
        writer.sample(
                new long[] {
                    writer.location(0, 1, new PprofWriter.Line(nameless, 4)),
                    writer.location(0, 2, new PprofWriter.Line(50, 5)),
                    writer.location(0, 3, new PprofWriter.Line(0, 6))
                },
                1);

        StackTree tree = new StackTree();
        tree.add(PprofReader.read(writer.toGzip(), PprofLimits.DEFAULT));

        assertThat(nodes(tree)).isEqualTo("""
                1<0 [unknown] 0x3@:6
                2<1 _ZN4mainE@:5
                3<2 (unnamed function)@x.c:4
                """);
    }

    @Test
    void memory_ofALargeTree_isSaid() throws Exception {
        StackTree tree = new StackTree();
        long empty = tree.bytes();
        PprofProfile profile = tenThousandFunctions();

        tree.add(profile);

        assertThat(tree.bytes() - empty).isBetween(10_000L * 40, 10_000L * 400);
        long whole = tree.bytes();
        tree.dropMemo();
        long withoutMemo = tree.bytes();
        tree.freeze();
        assertThat(whole - withoutMemo).isGreaterThan(10_000L * 20);
        assertThat(tree.bytes()).isLessThan(withoutMemo / 2);
    }

    @Test
    void tree_frozen_readsAndGrowsAsBefore() throws Exception {
        StackTree frozen = new StackTree();
        StackTree other = new StackTree();
        PprofProfile large = tenThousandFunctions();
        for (PprofProfile profile : new PprofProfile[] {FIRST.read(), large, SECOND.read(), FIRST.read()}) {
            frozen.freeze();
            assertThat(nodes(frozen)).isEqualTo(nodes(other));
            TreeMark mark = frozen.mark();

            ProfileBlock block = frozen.add(profile);

            assertThat(block.encode()).isEqualTo(other.add(profile).encode());
            assertThat(frozen.mark()).isEqualTo(other.mark());
            assertThat(frozen.chunkSince(mark)).isEqualTo(other.chunkSince(mark));
        }
        StackTree replayed = new StackTree();
        replayed.freeze();
        replayed.append(frozen.chunkSince(TreeMark.EMPTY));
        assertThat(nodes(replayed)).isEqualTo(nodes(other));
    }

    @Test
    void view_ofATreeThatFreezes_keepsWhatItWorkedOut() {
        StackTree tree = new StackTree();
        tree.add(FIRST.read());
        DepthFirst order = tree.view().depthFirst();

        tree.freeze();

        assertThat(tree.view().depthFirst()).isSameAs(order);
        tree.add(SECOND.read());
        assertThat(tree.view().depthFirst().size()).isEqualTo(tree.nodeCount());
    }

    private static PprofProfile tenThousandFunctions() throws Exception {
        PprofWriter writer = new PprofWriter().sampleType("samples", "count");
        for (int i = 0; i < 10_000; i++) {
            writer.sample(
                    new long[] {writer.location(0, i, new PprofWriter.Line(writer.function("f" + i, "", 1), 1))}, 1);
        }
        return PprofReader.read(writer.toByteArray(), PprofLimits.DEFAULT);
    }

    private static String nodes(StackTree tree) {
        return nodes(tree.view());
    }

    private static String nodes(StackView view) {
        StringBuilder text = new StringBuilder();
        IntStream.range(1, view.nodeCount()).forEach(node -> {
            text.append(node).append('<').append(view.parent(node));
            int location = view.location(node);
            for (int line = view.lineStart(location); line < view.lineEnd(location); line++) {
                int key = view.lineKey(line);
                text.append(' ').append(view.name(key)).append('@').append(view.file(key));
                text.append(':').append(view.lineNumber(line));
            }
            text.append('\n');
        });
        return text.toString();
    }
}
