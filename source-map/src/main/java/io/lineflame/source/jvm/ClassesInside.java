package io.lineflame.source.jvm;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.Verdict;
import io.lineflame.vcs.Tree;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for a class whose file has another name: the second class of a file, which Java allows and Scala and Kotlin are
 * full of. The likeliest files of its package are read for the one that declares it.
 */
final class ClassesInside {

    /** Each file may cost a request to the code host. */
    private static final int READ = 12;

    private static final int SHOWN = 20;
    private static final String RULE = "class inside a file";
    private static final List<String> KEYWORDS =
            List.of("class ", "interface ", "object ", "enum ", "record ", "trait ");

    private final Checkout checkout;
    private final Packages packages;
    private final JvmName name;
    private final ClassFiles files;
    private final List<Attempt> attempts;

    ClassesInside(Checkout checkout, Packages packages, JvmName name, ClassFiles files, List<Attempt> attempts) {
        this.checkout = checkout;
        this.packages = packages;
        this.name = name;
        this.files = files;
        this.attempts = attempts;
    }

    /** The files to read before {@link #run}, likeliest first; empty when a file's name and folder say it all. */
    static List<String> wanted(Tree tree, Packages packages, JvmName name, ClassFiles files) {
        List<ClassCandidate> own = files.names().stream()
                .flatMap(file -> tree.filesNamed(file).stream())
                .map(entry -> ClassCandidate.of(entry.path(), name.packagePath()))
                .filter(candidate -> candidate.fit() > 0)
                .toList();
        if (!own.stream().allMatch(ClassCandidate::open)) {
            return List.of();
        }
        boolean elsewhere = own.stream().allMatch(ClassCandidate::anywhere);
        List<String> others = files.known() || !elsewhere ? List.of() : likeliest(packages, name);
        return Stream.concat(openOnes(own), others.stream())
                .distinct()
                .limit(READ)
                .toList();
    }

    private static Stream<String> openOnes(List<ClassCandidate> own) {
        return own.stream()
                .sorted(Comparator.comparingInt(ClassCandidate::fit).reversed())
                .map(ClassCandidate::path);
    }

    private static List<String> likeliest(Packages packages, JvmName name) {
        Set<String> words = words(name.topLevel());
        return packages.filesOf(name.packagePath()).stream()
                .sorted(Comparator.comparingInt((String path) -> -common(words, path))
                        .thenComparingInt(path -> -commonStart(name.topLevel(), fileName(path))))
                .limit(READ)
                .toList();
    }

    /** The answer when files of the package are here; empty when none is. */
    Optional<SourceAnswer> run() {
        List<String> ofPackage = files.known() ? List.of() : packages.filesOf(name.packagePath());
        if (ofPackage.isEmpty()) {
            return Optional.empty();
        }
        List<String> declaring = ofPackage.stream().filter(this::declares).toList();
        return Optional.of(declaring.size() == 1 ? found(declaring.get(0)) : none(ofPackage, declaring));
    }

    /** Files often have words of their classes' names: {@code FetchSession.scala} holds {@code FetchSessionCache}. */
    private static int common(Set<String> words, String path) {
        Set<String> common = words(fileName(path));
        common.retainAll(words);
        return common.size();
    }

    private static int commonStart(String a, String b) {
        int length = Math.min(a.length(), b.length());
        int mismatch = Arrays.mismatch(
                a.substring(0, length).toCharArray(), b.substring(0, length).toCharArray());
        return mismatch < 0 ? length : mismatch;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    }

    private static Set<String> words(String name) {
        Set<String> words = new HashSet<>();
        int from = 0;
        for (int to = 1; to <= name.length(); to++) {
            if (to == name.length() || Character.isUpperCase(name.charAt(to))) {
                words.add(name.substring(from, to));
                from = to;
            }
        }
        return words;
    }

    private boolean declares(String path) {
        return checkout.text(path)
                .filter(text -> declares(text, name.topLevel()))
                .isPresent();
    }

    /** Whether a line holds {@code class Cart} as words; a comment may, which a second file with it would show. */
    static boolean declares(String text, String className) {
        return KEYWORDS.stream().anyMatch(keyword -> holdsWord(text, keyword + className, keyword.length()));
    }

    private static boolean holdsWord(String text, String words, int minimum) {
        for (int at = text.indexOf(words); at >= 0 && words.length() > minimum; at = text.indexOf(words, at + 1)) {
            int end = at + words.length();
            boolean begins = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
            if (begins && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private SourceAnswer found(String path) {
        String why = "Declares " + name.topLevel() + ", alone of the files of the package " + name.packageName()
                + " that were read.";
        attempts.add(new Attempt(path, RULE, Verdict.FOUND, why));
        return SourceAnswer.found(attempts, path, why);
    }

    private SourceAnswer none(List<String> ofPackage, List<String> declaring) {
        boolean allRead =
                ofPackage.stream().allMatch(path -> checkout.text(path).isPresent());
        return declaring.isEmpty() && allRead
                ? nowhere(ofPackage)
                : several(declaring.isEmpty() ? ofPackage : declaring);
    }

    private SourceAnswer nowhere(List<String> ofPackage) {
        for (String path : ofPackage) {
            attempts.add(new Attempt(path, RULE, Verdict.NOT_HERE, "Does not declare " + name.topLevel() + "."));
        }
        String why = "No file of the package " + name.packageName() + " declares " + name.topLevel()
                + " at this commit. It may be generated while building, or service_git_ref may be wrong.";
        return SourceAnswer.none(attempts, NoSource.NO_MATCH, why);
    }

    private SourceAnswer several(List<String> possible) {
        for (String path : possible.subList(0, Math.min(SHOWN, possible.size()))) {
            attempts.add(new Attempt(path, RULE, Verdict.AMBIGUOUS, "Is of the same package, and may hold the class."));
        }
        String why = "No file of the package " + name.packageName() + " has the name of " + name.topLevel()
                + ", and the profile names no file. " + possible.size() + " files of the package may hold it.";
        String advice = "Let the profiler send the names of files, or map the function names that begin with "
                + String.join("/", name.packagePath()) + "/" + name.topLevel() + " in .lineflame.yaml.";
        return SourceAnswer.none(attempts, NoSource.AMBIGUOUS, why, List.of(advice));
    }
}
