package io.lineflame.source.search;

import io.lineflame.source.Attempt;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.Verdict;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a {@link Place}'s file in the listing of its repository: its paths in their order, then the file below its folder
 * that has most of its end in common with the name as compiled. Keeps what it tried; used once. O(paths + files with the
 * wanted name).
 */
public final class PlaceSearch {

    private static final int SHOWN = 20;

    private final Place place;
    private final Tree tree;
    private final String below;
    private final List<Attempt> attempts = new ArrayList<>();

    private PlaceSearch(Place place, Tree tree) {
        this.place = place;
        this.tree = tree;
        this.below = place.folder().isEmpty() ? "" : place.folder() + "/";
    }

    /**
     * Finds the file.
     *
     * @param tree of the place's repository at one of its refs
     */
    public static SourceAnswer find(Place place, Tree tree) {
        PlaceSearch search = new PlaceSearch(place, tree);
        return search.byPaths().or(search::byEnds).orElseGet(search::nothing);
    }

    private Optional<SourceAnswer> byPaths() {
        for (String path : place.paths()) {
            if (tree.hasFile(path)) {
                return Optional.of(found(path, place.rule(), subject() + " has this file."));
            }
            attempts.add(missing(path));
        }
        return Optional.empty();
    }

    private Attempt missing(String path) {
        Optional<TreeEntry> odd = tree.entry(path);
        if (odd.isPresent()) {
            String kind = odd.get().kind() == TreeEntry.Kind.SYMLINK ? "a symbolic link" : "a submodule";
            return new Attempt(path, place.rule(), Verdict.NOT_HERE, "Is " + kind + " there, not a file.");
        }
        return new Attempt(path, place.rule(), Verdict.ABSENT, subject() + " has no such file.");
    }

    private Optional<SourceAnswer> byEnds() {
        if (place.ends().isEmpty()) {
            return Optional.empty();
        }
        List<Namesake> all = namesakes();
        int longest = all.stream().mapToInt(Namesake::common).max().orElse(0);
        List<Namesake> best =
                all.stream().filter(file -> file.common() == longest).toList();
        List<Namesake> whole = best.stream().filter(Namesake::whole).toList();
        List<Namesake> winners = whole.size() == 1 ? whole : best;
        if (winners.isEmpty() || !winners.get(0).fits(place.ends().size())) {
            all.stream().limit(SHOWN).forEach(this::tooLittle);
            return Optional.empty();
        }
        return Optional.of(winners.size() == 1 ? found(winners.get(0)) : ambiguous(winners));
    }

    private List<Namesake> namesakes() {
        String name = place.ends().get(place.ends().size() - 1);
        return tree.filesNamed(name).stream()
                .map(TreeEntry::path)
                .filter(path -> path.startsWith(below))
                .map(this::namesake)
                .toList();
    }

    private Namesake namesake(String path) {
        List<String> inFolder = CompiledPath.segmentsOf(path.substring(below.length()));
        int common = CompiledPath.commonEnd(inFolder, place.ends());
        return new Namesake(path, common, common == inFolder.size());
    }

    private SourceAnswer found(Namesake file) {
        String why = "Has the longest end in common with the name as compiled: " + segments(file.common()) + ".";
        return found(file.path(), Rule.COMMON_PATH.words(), why);
    }

    private SourceAnswer found(String path, String rule, String why) {
        attempts.add(new Attempt(path, rule, Verdict.FOUND, why));
        return SourceAnswer.found(attempts, path, path + " of " + place.what() + version() + ".");
    }

    private SourceAnswer ambiguous(List<Namesake> rivals) {
        for (Namesake each : rivals.subList(0, Math.min(SHOWN, rivals.size()))) {
            String why = "Has " + segments(each.common()) + " in common with the name as compiled; so have others.";
            attempts.add(new Attempt(each.path(), Rule.COMMON_PATH.words(), Verdict.AMBIGUOUS, why));
        }
        String why = rivals.size() + " files of " + place.what() + version() + " could be "
                + String.join("/", place.ends()) + ".";
        return SourceAnswer.none(attempts, NoSource.AMBIGUOUS, why);
    }

    private void tooLittle(Namesake file) {
        String why = "Has no more than its name in common with the name as compiled.";
        attempts.add(new Attempt(file.path(), Rule.COMMON_PATH.words(), Verdict.NOT_HERE, why));
    }

    private SourceAnswer nothing() {
        String why = "No file of " + place.what() + version() + " fits the name as compiled.";
        if (attempts.isEmpty()) {
            attempts.add(new Attempt(String.join("/", place.ends()), place.rule(), Verdict.ABSENT, why));
        }
        return SourceAnswer.none(attempts, NoSource.NO_MATCH, why);
    }

    private String subject() {
        return place.version().map(KnownVersion::text).orElse("The repository");
    }

    private String version() {
        return place.version().map(known -> " " + known.text()).orElse("");
    }

    private static String segments(int count) {
        return count == 1 ? "1 segment" : count + " segments";
    }

    /**
     * A file with the wanted name.
     *
     * @param common how many segments it has in common with the name as compiled, at their ends
     * @param whole whether these are all below the place's folder
     */
    private record Namesake(String path, int common, boolean whole) {

        /** Whether more than a bare name agrees, as far as there is more. */
        boolean fits(int wanted) {
            return whole || common >= Math.min(2, wanted);
        }
    }
}
