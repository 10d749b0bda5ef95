package io.lineflame.profile.view;

import io.lineflame.profile.stacks.FunctionName;
import io.lineflame.profile.stacks.Weights;
import java.util.Comparator;
import java.util.List;

/**
 * What the panel shows of one function: its costs, line by line.
 *
 * @param name       as the profile has it
 * @param file       as compiled; empty when the profile does not say, or when nothing of that name was found
 * @param startLine  1-based; 0 when unknown
 * @param cost       of the function in this file
 * @param allFiles   of all functions of this name, each sample once
 * @param breakdown  of the function in this file
 * @param otherFiles functions of the same name in other files, by total descending, then by file
 */
public record FunctionDetails(
        String name,
        String file,
        int startLine,
        Cost cost,
        Cost allFiles,
        LineBreakdown breakdown,
        List<OtherFile> otherFiles) {
    private static final Comparator<FunctionDetails> MOST_FIRST = Comparator.comparingLong(
                    (FunctionDetails details) -> details.cost().total())
            .reversed()
            .thenComparing(FunctionDetails::file);

    public FunctionDetails {
        otherFiles = List.copyOf(otherFiles);
    }

    /** A function of the same name elsewhere. */
    public record OtherFile(String file, int startLine, Cost cost) {}

    /**
     * The details of one function, several trees added up by name and file. Where no sample touches it, all costs are zero
     * and there are no lines. O(nodes), no I/O.
     */
    public static FunctionDetails of(List<Weights> weights, FunctionSelector selector) {
        FunctionName name = new FunctionName(selector.name());
        DetailsCollector collector = new DetailsCollector((view, key) -> view.isNamed(key, name));
        List<FunctionDetails> files = collector.collect(weights);
        files.sort(MOST_FIRST);
        FunctionDetails shown = shown(files, selector);
        List<OtherFile> others = files.stream()
                .filter(other -> !other.file().equals(shown.file()))
                .map(other -> new OtherFile(other.file(), other.startLine(), other.cost()))
                .toList();
        Cost allFiles = files.isEmpty() ? Cost.ZERO : files.get(0).allFiles();
        return new FunctionDetails(
                shown.name(), shown.file(), shown.startLine(), shown.cost(), allFiles, shown.breakdown(), others);
    }

    /**
     * As {@link #of}, but a file without the function gives way to the file in which it costs most: files are renamed from version to
     * version.
     */
    public static FunctionDetails ofAnyFile(List<Weights> weights, FunctionSelector selector) {
        FunctionDetails details = of(weights, selector);
        boolean absent =
                details.cost().equals(Cost.ZERO) && details.breakdown().lines().isEmpty();
        return absent && selector.file().isPresent() && !details.otherFiles().isEmpty()
                ? of(weights, FunctionSelector.named(selector.name()))
                : details;
    }

    private static FunctionDetails shown(List<FunctionDetails> files, FunctionSelector selector) {
        for (FunctionDetails details : files) {
            if (selector.file().isEmpty() || selector.file().get().equals(details.file())) {
                return details;
            }
        }
        String file = selector.file().orElse("");
        return new FunctionDetails(selector.name(), file, 0, Cost.ZERO, Cost.ZERO, LineBreakdown.EMPTY, List.of());
    }
}
