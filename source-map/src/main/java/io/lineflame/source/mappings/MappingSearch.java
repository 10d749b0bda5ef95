package io.lineflame.source.mappings;

import io.lineflame.source.Attempt;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.LayoutPath;
import io.lineflame.source.NoSource;
import io.lineflame.source.Origin;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.Verdict;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.PlaceSearch;
import io.lineflame.vcs.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows the mapping that decides about a file. Does no I/O; safe for many threads. */
public final class MappingSearch {

    /** The rule of attempts and places that a mapping made. */
    public static final String RULE = "mapping";

    private final MappedFile file;
    private final Tree tree;

    private MappingSearch(MappedFile file, Tree tree) {
        this.file = file;
        this.tree = tree;
    }

    /**
     * Asks mappings for a file.
     *
     * @param tree of the service's repository
     */
    public static Mapped find(MappedFile file, Mappings mappings, Tree tree) {
        return mappings.find(file.names(), file.question().function(), file.language())
                .map(hit -> new MappingSearch(file, tree).follow(hit))
                .orElse(Mapped.NOT);
    }

    private Mapped follow(MappingHit hit) {
        MappedPaths paths = new MappedPaths(hit, file.question(), file.layoutPath());
        return hit.mapping().target() instanceof MappingTarget.Elsewhere elsewhere
                ? elsewhere(hit, elsewhere, paths)
                : local(hit, paths);
    }

    private Mapped elsewhere(MappingHit hit, MappingTarget.Elsewhere target, MappedPaths paths) {
        String built = hit.path().map(LayoutPath::version).orElseGet(this::version);
        List<String> candidates = in(target.path(), paths.below());
        if (!MappedVersion.agrees(target.ref(), built)) {
            return otherVersion(hit, candidates, built);
        }
        String place = hit.mapping().place();
        Place there = new Place(
                "what " + place + " maps",
                target.repository(),
                Optional.of(new KnownVersion(target.ref(), place)),
                List.of(target.ref()),
                candidates,
                paths.ends(),
                target.path(),
                RULE);
        String why = saying(hit) + ".";
        Attempt attempt = new Attempt(shown(candidates), RULE, Verdict.NOT_HERE, why);
        return Mapped.decided(SourceAnswer.elsewhere(List.of(attempt), List.of(there), reason(), why, List.of()));
    }

    private Mapped otherVersion(MappingHit hit, List<String> candidates, String built) {
        String why = saying(hit) + ", but what was built is " + built + ".";
        return Mapped.undecided(List.of(new Attempt(shown(candidates), RULE, Verdict.NOT_HERE, why)));
    }

    /** Which the file's name carries; a function's name carries none. */
    private String version() {
        return file.otherNames().stream()
                .map(LayoutPath::version)
                .filter(version -> !version.isEmpty())
                .findFirst()
                .orElse("");
    }

    private NoSource reason() {
        boolean standard = file.origin() == Origin.STANDARD_LIBRARY || file.origin() == Origin.RUNTIME;
        return standard ? NoSource.STANDARD_LIBRARY : NoSource.OTHER_MODULE;
    }

    private Mapped local(MappingHit hit, MappedPaths paths) {
        String folder = hit.mapping().folder(file.question().rootPath()) + "/"
                + hit.mapping().target().path();
        String inTree = String.join("/", CompiledPath.segmentsOf(folder.replace('\\', '/')));
        if (hit.path().isEmpty() && !version().isEmpty()) {
            return otherVersion(hit, in(inTree, paths.below()), version());
        }
        List<Attempt> attempts = new ArrayList<>();
        for (String path : in(inTree, paths.below())) {
            if (tree.hasFile(path)) {
                return found(hit, path, attempts);
            }
            String why = saying(hit) + ", but this commit has no such file.";
            attempts.add(new Attempt(path, RULE, Verdict.ABSENT, why));
        }
        return byEnds(hit, inTree, paths, attempts);
    }

    private Mapped byEnds(MappingHit hit, String folder, MappedPaths paths, List<Attempt> attempts) {
        if (paths.ends().isEmpty()) {
            return Mapped.undecided(attempts);
        }
        Place here =
                new Place("this repository", "", Optional.empty(), List.of(), List.of(), paths.ends(), folder, RULE);
        return PlaceSearch.find(here, tree)
                .path()
                .filter(path -> isMoreThanAName(path, folder, paths.ends()))
                .map(path -> found(hit, path, attempts))
                .orElseGet(() -> Mapped.undecided(attempts));
    }

    private static boolean isMoreThanAName(String path, String folder, List<String> ends) {
        List<String> inFolder = CompiledPath.segmentsOf(path.substring(folder.length()));
        return CompiledPath.commonEnd(inFolder, ends) >= Math.min(2, ends.size());
    }

    private static Mapped found(MappingHit hit, String path, List<Attempt> attempts) {
        String why = saying(hit) + ".";
        attempts.add(new Attempt(path, RULE, Verdict.FOUND, why));
        return Mapped.decided(SourceAnswer.found(attempts, path, why));
    }

    /** {@code Line 4 of .pyroscope.yaml maps org/example to src/main/java}. */
    private static String saying(MappingHit hit) {
        String place = hit.mapping().place();
        String what = hit.prefix().isEmpty() ? "everything" : hit.prefix();
        return Character.toUpperCase(place.charAt(0)) + place.substring(1) + " maps " + what + " to "
                + hit.mapping().target().inWords();
    }

    private static List<String> in(String folder, List<String> paths) {
        return paths.stream().map(path -> in(folder, path)).toList();
    }

    private static String in(String folder, String path) {
        return folder.isEmpty() || path.isEmpty() ? folder + path : folder + "/" + path;
    }

    private String shown(List<String> candidates) {
        return candidates.isEmpty() ? file.question().fileAsCompiled() : candidates.get(0);
    }
}
