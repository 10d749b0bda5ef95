package io.lineflame.source.javascript;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.FileSearch;
import io.lineflame.source.search.FolderRule;
import io.lineflame.source.search.NearestFile;
import io.lineflame.source.search.WantedFile;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The service's own scripts. What ran is the answer when the repository holds it. A profile of compiled text has the
 * compiled text's lines, which fall anywhere on the source it was compiled from: then the source is named, not shown.
 */
final class OwnScripts {

    private static final List<String> SOURCES =
            List.of(".ts", ".tsx", ".mts", ".cts", ".jsx", ".js", ".mjs", ".cjs", ".vue", ".svelte", ".coffee");
    private static final int SHOWN = 5;
    private static final String RULE = "compiled from";
    private static final String ADVICE = "Have the profiler apply source maps (with @pyroscope/nodejs the option"
            + " sourceMapper), so that profiles name the files and lines that people wrote.";

    private final SourceQuestion question;
    private final Checkout checkout;
    private final Tree tree;
    private final ScriptName name;
    private final BuiltFile built;

    OwnScripts(SourceQuestion question, Checkout checkout) {
        this.question = question;
        this.checkout = checkout;
        this.tree = checkout.tree();
        this.name = ScriptName.of(question.fileAsCompiled());
        CompiledPath path = CompiledPath.of(name.path());
        this.built = BuiltFile.of(path.segments(), path.absolute(), question.repository(), tree);
    }

    /** The source map to read: the one beside the script, where the repository holds it. */
    Optional<String> wanted() {
        return built.path().isEmpty() || !built.isScript() ? Optional.empty() : map();
    }

    SourceAnswer find() {
        SourceAnswer search = new FileSearch(tree, wantedFile(), question).run();
        if (search.path().isPresent()) {
            return search.path()
                            .filter(path -> name.form() == ScriptName.Form.EVALUATED)
                            .isPresent()
                    ? compiled(List.of(), List.of(search.path().get()))
                    : withAdvice(search);
        }
        List<String> sources = built.isScript() ? sources() : List.of();
        return sources.isEmpty() ? unknown(search) : compiled(search.attempts(), sources);
    }

    private WantedFile wantedFile() {
        return new WantedFile(built.path(), List.of(), folderRule(), true);
    }

    private FolderRule folderRule() {
        return (all, folder) -> {
            if (folder.contains("node_modules")) {
                return "it is a copy of somebody's package, which the name as compiled would show";
            }
            return built.showsOutput() && !folder.contains(built.outputFolder())
                    ? "what ran was built into " + built.outputFolder() + ", and its lines are not this file's"
                    : "";
        };
    }

    /** What ran is shown with its own lines, whatever it was compiled from. */
    private SourceAnswer withAdvice(SourceAnswer found) {
        boolean servedSource = name.form() == ScriptName.Form.FETCHED && !built.isScript();
        boolean mapped = found.path().flatMap(path -> map()).isPresent();
        if (!servedSource && !mapped) {
            return found;
        }
        String advice = servedSource
                ? "A development server changes files while it serves them; lines may be off. " + ADVICE
                : "This file was compiled from others. " + ADVICE;
        return new SourceAnswer(
                found.path(), List.of(), found.attempts(), Optional.empty(), found.why(), List.of(advice));
    }

    private Optional<String> map() {
        String file = built.name() + ".map";
        Map<Integer, String> byLikeness = new TreeMap<>();
        for (TreeEntry entry : tree.filesNamed(file)) {
            List<String> folder = folder(entry.path());
            byLikeness.put(
                    CompiledPath.commonEnd(
                            folder, built.path().subList(0, built.path().size() - 1)),
                    entry.path());
        }
        return byLikeness.values().stream()
                .reduce((first, second) -> second)
                .filter(path -> NearestFile.isSmall(tree, path));
    }

    /** The files that the script was compiled from: as its map says, else those of the same name that fit best. */
    private List<String> sources() {
        List<String> mapped = map()
                .flatMap(path -> checkout.parsed(path, SourceMap.class, SourceMap::read)
                        .map(map -> map.paths(String.join("/", folder(path)))))
                .orElse(List.of())
                .stream()
                .filter(tree::hasFile)
                .toList();
        return mapped.isEmpty() ? namesakes() : mapped;
    }

    private List<String> namesakes() {
        List<TreeEntry> all = new ArrayList<>();
        for (String extension : SOURCES) {
            all.addAll(tree.filesNamed(built.stem() + extension));
        }
        Map<Integer, List<String>> byLikeness = new TreeMap<>(Comparator.reverseOrder());
        for (TreeEntry entry : all) {
            List<String> folder = folder(entry.path());
            int likeness = folder.contains("node_modules") ? 0 : built.likeness(folder);
            if (likeness > 0) {
                byLikeness.computeIfAbsent(likeness, key -> new ArrayList<>()).add(entry.path());
            }
        }
        return byLikeness.values().stream().findFirst().orElse(List.of());
    }

    private static List<String> folder(String path) {
        List<String> segments = CompiledPath.segmentsOf(path);
        return segments.subList(0, segments.size() - 1);
    }

    private SourceAnswer compiled(List<Attempt> before, List<String> sources) {
        List<Attempt> attempts = new ArrayList<>(before);
        for (String source : sources.subList(0, Math.min(SHOWN, sources.size()))) {
            String why = "What ran was compiled from it; the profile's lines are not this file's lines.";
            attempts.add(new Attempt(source, RULE, Verdict.NOT_HERE, why));
        }
        String several = map().isPresent()
                ? sources.size() + " files, such as "
                : "one of " + sources.size() + " files, such as ";
        String from = (sources.size() == 1 ? "" : several) + sources.get(0);
        String why = built.name() + " was compiled from " + from
                + ". The profile has the lines of what was compiled, so they are not shown on the source.";
        return SourceAnswer.none(attempts, NoSource.GENERATED, why, List.of(ADVICE));
    }

    private SourceAnswer unknown(SourceAnswer search) {
        boolean bundle = built.isScript() && (built.showsOutput() || name.form() == ScriptName.Form.FETCHED);
        if (!bundle) {
            return search;
        }
        String why = built.name() + " was built, and the repository holds neither it nor a source of that name.";
        return SourceAnswer.none(search.attempts(), NoSource.GENERATED, why, List.of(ADVICE));
    }
}
