package io.lineflame.source.finder;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.LanguageRules;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.source.mappings.Mapped;
import io.lineflame.source.mappings.MappedFile;
import io.lineflame.source.mappings.MappingFiles;
import io.lineflame.source.mappings.MappingSearch;
import io.lineflame.source.mappings.Mappings;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the file of a function in a repository's tree and says how. Answers a path only when it is certain: of two files
 * that could be it, none. What belongs to another repository is answered by where it should be there.
 *
 * <p>Does no I/O; safe for many threads. Costs O(files with the wanted name), and O(entries) when
 * there is none.
 */
public final class SourceFinder {

    private SourceFinder() {}

    /** The small files to read before {@link #find}, of those in the tree. */
    public static List<TreeEntry> wanted(SourceQuestion question, Tree tree) {
        return Stream.concat(MappingFiles.wanted(question.rootPath(), tree).stream(), wantedByRules(question, tree))
                .distinct()
                .filter(tree::hasFile)
                .flatMap(path -> tree.entry(path).stream())
                .toList();
    }

    private static Stream<String> wantedByRules(SourceQuestion question, Tree tree) {
        LanguageRules rules = RuleBook.of(question.function(), question.fileAsCompiled());
        return lacksFileName(question, rules) ? Stream.empty() : rules.wanted(question, tree).stream();
    }

    /** Finds the file by the mappings of its repository and the rules of its language. */
    public static SourceAnswer find(SourceQuestion question, Checkout checkout) {
        return find(question, checkout, Mappings.NONE);
    }

    /**
     * Finds the file: by mappings, and where none decides by the rules of its language.
     *
     * @param checkout of the repository at the commit that was built, with what {@link #wanted} named
     * @param ofServer mappings that stand in no repository; of prefixes equally long the repository's wins
     */
    public static SourceAnswer find(SourceQuestion question, Checkout checkout, Mappings ofServer) {
        Mappings mappings = mappings(question, checkout).and(ofServer);
        if (mappings.isEmpty()) {
            return byRules(question, checkout);
        }
        MappedFile file = CompiledPath.namesNothing(question.fileAsCompiled())
                ? MappedFiles.withoutName(question)
                : MappedFiles.of(question);
        Mapped mapped = MappingSearch.find(file, mappings, checkout.tree());
        return mapped.answer().orElseGet(() -> mapped.before(byRules(question, checkout)));
    }

    /** What the repository's own mapping files say together, as far as they were read; for their mistakes. */
    public static Mappings mappings(SourceQuestion question, Checkout checkout) {
        return MappingFiles.of(question.rootPath(), checkout);
    }

    /** The repository's own mapping files by path, the strongest first, as far as they were read; for their mistakes. */
    public static Map<String, Mappings> mappingFiles(SourceQuestion question, Checkout checkout) {
        return MappingFiles.read(question.rootPath(), checkout);
    }

    private static SourceAnswer byRules(SourceQuestion question, Checkout checkout) {
        LanguageRules rules = RuleBook.of(question.function(), question.fileAsCompiled());
        return lacksFileName(question, rules) ? noFileName(question) : rules.find(question, checkout);
    }

    private static boolean lacksFileName(SourceQuestion question, LanguageRules rules) {
        return rules.needsFileName() && CompiledPath.namesNothing(question.fileAsCompiled());
    }

    private static SourceAnswer noFileName(SourceQuestion question) {
        String function = question.function().isBlank() ? "This frame" : question.function();
        String why = function + " has no file name in the profile: the program was built without symbols,"
                + " or the frame is not code of a file.";
        return SourceAnswer.none(
                List.of(new Attempt("", "file name", Verdict.NOT_HERE, why)), NoSource.NO_FILE_NAME, why);
    }
}
