package io.lineflame.profile.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.ProfileType;
import io.lineflame.profile.ValueType;
import io.lineflame.profile.export.MergedProfile;
import io.lineflame.profile.export.MergedProfile.Head;
import io.lineflame.profile.export.MergedProfile.Part;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.pprof.ProfileBuilder.Mapping;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.TreeMark;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.Cost;
import io.lineflame.profile.view.FlameGraph;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.FunctionListing;
import io.lineflame.profile.view.FunctionSelector;
import io.lineflame.profile.view.FunctionTable;
import io.lineflame.profile.view.HottestLines;
import io.lineflame.profile.view.LineBreakdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A profile taken through everything that happens to it between a push and a page, and compared with what is expected. */
final class WholeChain {
    private final PprofProfile profile;
    private final int type;
    private final List<Weights> weights;

    private WholeChain(PprofProfile profile, int type, Weights weights) {
        this.profile = profile;
        this.type = type;
        this.weights = List.of(weights);
    }

    /** Reader, tree, stored chunk, replayed tree, stored block, weights. */
    static WholeChain of(byte[] body, String sampleType) throws PprofException {
        PprofProfile profile = PprofReader.read(body, PprofLimits.DEFAULT);
        int type = profile.sampleTypes().stream().map(ValueType::name).toList().indexOf(sampleType);
        StackTree written = new StackTree();
        byte[] block = written.add(profile).encode();
        StackTree replayed = new StackTree();
        replayed.append(written.chunkSince(TreeMark.EMPTY));
        Weights weights = new Weights(replayed);
        weights.add(block, type);
        return new WholeChain(profile, type, weights);
    }

    /** What the export writes of the weights. */
    byte[] writtenAsPprof() {
        ValueType value = profile.sampleTypes().get(type);
        ProfileType asked = new ProfileType("golden", value.name(), value.unit(), "", "");
        Mapping version = new Mapping("golden", "{\"git_ref\":\"v1\"}", 0, 0, 0, true);
        return MergedProfile.write(new Head(asked, 0, 0, 0), List.of(new Part(version, weights)));
    }

    void assertEqualTo(Expected expected) {
        assertTotal(expected);
        assertThat(expected.functions()).isNotEmpty();
        FunctionTable table = FunctionTable.of(weights);
        for (Expected.Function function : expected.functions()) {
            assertFunction(function, table);
        }
        assertSelfAddsUp(table);
        assertFlameGraph();
    }

    /** A profile of deltas: pprof adds amounts up, we add numbers up. */
    private void assertTotal(Expected expected) {
        long amounts = 0;
        long sum = 0;
        for (int sample = 0; sample < profile.sampleCount(); sample++) {
            amounts += Math.abs(profile.value(sample, type));
            sum += profile.value(sample, type);
        }
        assertThat(amounts).isEqualTo(expected.total());
        assertThat(weights.get(0).total()).isEqualTo(sum);
    }

    private void assertFunction(Expected.Function function, FunctionTable table) {
        String name = function.name() + " in " + function.file();
        FunctionDetails details = FunctionDetails.of(weights, FunctionSelector.of(function.name(), function.file()));
        assertThat(details.allFiles().self()).as(name).isEqualTo(function.self());
        assertThat(details.allFiles().total()).as(name).isEqualTo(function.total());
        assertThat(details.cost().self()).as(name).isEqualTo(function.selfInFile());
        assertThat(details.cost().total()).as(name).isEqualTo(function.totalInFile());
        assertThat(function.startLines()).as(name).contains(details.startLine());
        assertThat(lines(details)).as(name).isEqualTo(lines(function));
        assertThat(table.rows())
                .contains(new FunctionTable.Row(details.name(), details.file(), details.startLine(), details.cost()));
        FunctionListing listing = FunctionListing.of(profile, type, function.name()::equals);
        assertThat(listing.functions()).anySatisfy(listed -> {
            assertThat(listed.file()).isEqualTo(details.file());
            assertThat(listed.breakdown()).isEqualTo(details.breakdown());
            assertThat(listed.cost()).isEqualTo(details.cost());
        });
        assertHottest(details);
    }

    /** Only lines that cost something: pprof leaves out what adds up to nothing. */
    private static List<Expected.Line> lines(FunctionDetails details) {
        TreeMap<Integer, Expected.Line> lines = new TreeMap<>();
        details.breakdown().unknownLine().ifPresent(cost -> put(lines, 0, cost));
        for (LineBreakdown.Line line : details.breakdown().lines()) {
            put(lines, line.line(), line.cost());
        }
        return new ArrayList<>(lines.values());
    }

    private static void put(Map<Integer, Expected.Line> lines, int line, Cost cost) {
        if (cost.self() != 0 || cost.total() != 0) {
            lines.put(line, new Expected.Line(line, cost.self(), cost.total()));
        }
    }

    private static List<Expected.Line> lines(Expected.Function function) {
        TreeMap<Integer, Expected.Line> lines = new TreeMap<>();
        for (Expected.Line line : function.lines()) {
            if (line.self() != 0 || line.total() != 0) {
                lines.put(line.line(), line);
            }
        }
        return new ArrayList<>(lines.values());
    }

    private void assertHottest(FunctionDetails details) {
        HottestLines hottest = HottestLines.of(
                weights, 100_000, (name, file) -> name.equals(details.name()) && file.equals(details.file()));
        long positiveSelf = 0;
        for (Expected.Line line : lines(details)) {
            positiveSelf += Math.max(0, line.self());
        }
        assertThat(hottest.lines().stream()
                        .mapToLong(line -> line.cost().self())
                        .sum())
                .isEqualTo(positiveSelf);
    }

    private void assertSelfAddsUp(FunctionTable table) {
        long self = weights.get(0).self(0);
        for (FunctionTable.Row row : table.rows()) {
            self += row.cost().self();
        }
        assertThat(self).isEqualTo(weights.get(0).total());
    }

    private void assertFlameGraph() {
        FlameGraph graph = FlameGraph.of(weights, Integer.MAX_VALUE);
        assertThat(graph.truncation()).isEmpty();
        assertThat(graph.total(0)).isEqualTo(weights.get(0).total());
        assertThat(graph.samples(0)).isEqualTo(weights.get(0).samples());
        long[] children = new long[graph.nodeCount()];
        for (int node = 1; node < graph.nodeCount(); node++) {
            assertThat(graph.parent(node)).isLessThan(node);
            children[graph.parent(node)] += graph.total(node);
        }
        for (int node = 0; node < graph.nodeCount(); node++) {
            assertThat(graph.self(node) + children[node]).isEqualTo(graph.total(node));
        }
    }
}
