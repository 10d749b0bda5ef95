package io.lineflame.profile.view;

import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The details of all functions whose names match: what {@code lineflame list} prints.
 *
 * @param functions one per name and file that samples touch, by name and then by file; {@code otherFiles} is empty
 * @param total     of the whole selection
 * @param samples   of the whole selection
 */
public record FunctionListing(List<FunctionDetails> functions, long total, long samples) {
    public FunctionListing {
        functions = List.copyOf(functions);
    }

    /** All matching functions in one walk over the stacks. {@code type} is an index of {@link PprofProfile#sampleTypes}. */
    public static FunctionListing of(PprofProfile profile, int type, Predicate<String> name) {
        StackTree tree = new StackTree();
        Weights weights = new Weights(tree);
        weights.add(tree.add(profile), type);
        return of(List.of(weights), name);
    }

    /** The same over trees that are weighted already. */
    public static FunctionListing of(List<Weights> weights, Predicate<String> name) {
        DetailsCollector collector = new DetailsCollector((view, key) -> name.test(view.name(key)));
        List<FunctionDetails> functions = collector.collect(weights);
        functions.sort(Comparator.comparing(FunctionDetails::name).thenComparing(FunctionDetails::file));
        long total = 0;
        long samples = 0;
        for (Weights one : weights) {
            total += one.total();
            samples += one.samples();
        }
        return new FunctionListing(functions, total, samples);
    }
}
