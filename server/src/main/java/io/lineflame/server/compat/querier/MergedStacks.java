package io.lineflame.server.compat.querier;

import io.lineflame.profile.compat.DiffLevels;
import io.lineflame.profile.compat.FlameLevels;
import io.lineflame.profile.export.DotGraph;
import io.lineflame.profile.view.CallGraph;
import io.lineflame.profile.view.FlameGraph;
import io.lineflame.profile.view.NameTree;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.list.Measure;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Adds up the stacks that are asked for, in the forms that are drawn. Safe for many threads. */
public final class MergedStacks {

    private final ProfileSelector selector;

    @Inject
    MergedStacks(ProfileSelector selector) {
        this.selector = selector;
    }

    /** What was measured, each version apart. */
    Selection selection(QueryContext context, MergeQuestion asked) {
        ProfileQuery query = asked.question().query();
        TimeRange range = asked.question().range();
        Selection all = asked.picked()
                .map(picked -> selector.select(context, query, range, picked))
                .orElseGet(() -> selector.select(context, query, range));
        return all.on(asked.path());
    }

    /** Functions by name, with all nodes. */
    NameTree tree(QueryContext context, MergeQuestion asked) {
        return NameTree.of(selection(context, asked).weights());
    }

    /** Rows of a flame graph with so many nodes. */
    public FlameLevels levels(QueryContext context, MergeQuestion asked, long maxNodes) {
        return FlameLevels.of(tree(context, asked).pruned(maxNodes));
    }

    /** Rows of two flame graphs in one with so many nodes. */
    public DiffLevels diff(QueryContext context, MergeQuestion left, MergeQuestion right, long maxNodes) {
        try {
            return DiffLevels.of(tree(context, left), tree(context, right), maxNodes);
        } catch (ArithmeticException e) {
            throw new ProblemException(
                    ProfileSelector.SUM_TOO_LARGE,
                    "The values of both sides add up to more than 64 bits hold; select a shorter time or fewer"
                            + " series.");
        }
    }

    /** A graph of callers and callees in the language of Graphviz; empty when nothing was measured. */
    public String dot(QueryContext context, MergeQuestion asked, int maxFunctions) {
        Selection selection = selection(context, asked);
        if (selection.samples() == 0 && selection.total() == 0) {
            return "";
        }
        CallGraph graph = CallGraph.of(FlameGraph.of(selection.weights(), Integer.MAX_VALUE), maxFunctions);
        Measure measure = new Measure(selection.type().sampleUnit());
        StringWriter text = new StringWriter();
        try {
            DotGraph.write(graph, selection.type().id(), measure::text, text);
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory can be written", e);
        }
        return text.toString();
    }
}
