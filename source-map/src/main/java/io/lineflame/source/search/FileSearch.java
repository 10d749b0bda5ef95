package io.lineflame.source.search;

import io.lineflame.source.Attempt;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.vcs.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One search for a file that should be in the repository. Keeps what it tried; used once. */
public final class FileSearch {

    private static final int SHOWN = 20;
    private static final String TELL_APART =
            "Set the label service_root_path to the service's folder to tell them apart.";
    private static final String CHECK_LABELS =
            "Check the labels service_repository and service_git_ref: they should name what was built.";

    private final Tree tree;
    private final List<String> file;
    private final List<String> packagePath;
    private final List<String> rootPath;
    private final FolderRule folderRule;
    private final RepositoryName repository;
    private final boolean ofMain;
    private final List<Attempt> attempts = new ArrayList<>();

    public FileSearch(Tree tree, WantedFile wanted, SourceQuestion question) {
        this.tree = tree;
        this.file = wanted.file();
        this.packagePath = wanted.packagePath();
        this.folderRule = wanted.folderRule();
        this.rootPath = CompiledPath.segmentsOf(question.rootPath().replace('\\', '/'));
        this.repository = RepositoryName.of(question.repository());
        this.ofMain = wanted.ofMain();
    }

    /** Searches. */
    public SourceAnswer run() {
        Optional<String> named = byRepositoryName();
        if (named.isPresent()) {
            return SourceAnswer.found(attempts, named.get(), named.get() + " by the repository's name.");
        }
        List<Candidate> all =
                new CandidateReader(tree, file, packagePath, folderRule, rootPath, repository.last()).read();
        noteRootPath(all);
        List<Candidate> possible = all.stream().filter(Candidate::possible).toList();
        if (possible.isEmpty()) {
            noteLosers(all, List.of());
            return nothing(all);
        }
        Choice choice = Choice.among(possible, !packagePath.isEmpty(), rootPath.isEmpty() && ofMain);
        return choice.winners().size() == 1 ? found(choice, all) : ambiguous(choice, all);
    }

    /** The repository's host and path stand in the file's name or in the package path. */
    private Optional<String> byRepositoryName() {
        Optional<String> inFile = repository.within(file).flatMap(rest -> fileAt(rest, "repository in the file name"));
        if (inFile.isPresent()) {
            return inFile;
        }
        return repository.within(packagePath).flatMap(folder -> {
            List<String> path = new ArrayList<>(folder);
            path.add(file.get(file.size() - 1));
            return fileAt(path, "repository in the package path");
        });
    }

    private Optional<String> fileAt(List<String> path, String rule) {
        for (List<String> each : List.of(path, RepositoryName.withoutMajorVersion(path))) {
            String joined = String.join("/", each);
            boolean agrees = CompiledPath.commonEnd(each, file) >= Math.min(2, each.size());
            if (tree.hasFile(joined) && agrees) {
                add(joined, rule, Verdict.FOUND, "The path behind " + name() + " is a file of this commit.");
                return Optional.of(joined);
            }
        }
        add(String.join("/", path), rule, Verdict.ABSENT, "This commit has no such file behind " + name() + ".");
        return Optional.empty();
    }

    private String name() {
        return String.join("/", repository.segments());
    }

    private void noteRootPath(List<Candidate> all) {
        if (rootPath.isEmpty() || all.stream().anyMatch(Candidate::belowRoot)) {
            return;
        }
        String root = String.join("/", rootPath);
        String why = tree.hasDirectory(root)
                ? "No file named " + last() + " lies below service_root_path " + root + "."
                : "service_root_path " + root + " is not a folder of this commit; the label may be wrong.";
        add(root + "/" + last(), Rule.ROOT_PATH, Verdict.ABSENT, why);
    }

    private SourceAnswer found(Choice choice, List<Candidate> all) {
        Candidate winner = choice.winners().get(0);
        String why = all.size() == 1
                ? "The only file named " + last() + " at this commit."
                : switch (choice.rule()) {
                    case ROOT_PATH -> "Lies below service_root_path and fits the name as compiled.";
                    case PACKAGE_FOLDER -> "Its folder fits the function's package, others' do not.";
                    case REPOSITORY_NAME -> "The name as compiled is this path behind the repository's name.";
                    case WHOLE_PATH -> "All of its path, from the repository's root, ends the name as compiled.";
                    case COMMON_PATH ->
                        "Has the longest end in common with the name as compiled: " + segments(winner.fileEnd()) + ".";
                };
        add(winner.path(), choice.rule(), Verdict.FOUND, why);
        noteLosers(all, choice.winners());
        return SourceAnswer.found(attempts, winner.path(), why);
    }

    private SourceAnswer ambiguous(Choice choice, List<Candidate> all) {
        for (Candidate each :
                choice.winners().subList(0, Math.min(SHOWN, choice.winners().size()))) {
            String why = "Has " + segments(each.fileEnd()) + " in common with the name as compiled; so may others.";
            add(each.path(), choice.rule(), Verdict.AMBIGUOUS, why);
        }
        noteLosers(all, choice.winners());
        return SourceAnswer.none(
                attempts,
                NoSource.AMBIGUOUS,
                choice.winners().size() + " files could be " + String.join("/", file) + ". " + TELL_APART,
                List.of(TELL_APART));
    }

    private void noteLosers(List<Candidate> all, List<Candidate> winners) {
        Set<Candidate> won = Set.copyOf(winners);
        List<Candidate> losers = all.stream().filter(c -> !won.contains(c)).toList();
        for (Candidate each : losers.subList(0, Math.min(SHOWN, losers.size()))) {
            String why = each.possible()
                    ? "Fits less well: " + segments(each.fileEnd()) + " in common with the name as compiled."
                    : "Not this file: " + each.objection() + ".";
            add(each.path(), each.possible() ? Rule.COMMON_PATH : Rule.PACKAGE_FOLDER, Verdict.NOT_HERE, why);
        }
        if (losers.size() > SHOWN) {
            String more = losers.size() - SHOWN + " more files named " + last() + " fit no better; not listed.";
            add(last(), Rule.COMMON_PATH, Verdict.NOT_HERE, more);
        }
    }

    private SourceAnswer nothing(List<Candidate> all) {
        Optional<Attempt> other = new OddEntries(tree, file).find();
        if (other.isPresent()) {
            attempts.add(other.get());
            return SourceAnswer.none(attempts, NoSource.NOT_A_FILE, other.get().why());
        }
        if (all.isEmpty()) {
            add(
                    String.join("/", file),
                    Rule.COMMON_PATH,
                    Verdict.ABSENT,
                    "No file named " + last() + " at this commit.");
        }
        String why = all.isEmpty()
                ? "This commit has no file named " + last()
                        + ". It may be generated while building, or service_repository or service_git_ref may be wrong."
                : "Files named " + last() + " exist, but none in a folder that fits the function's package "
                        + String.join("/", packagePath) + ". It may belong to another repository.";
        return SourceAnswer.none(attempts, NoSource.NO_MATCH, why, List.of(CHECK_LABELS));
    }

    private String last() {
        return file.get(file.size() - 1);
    }

    private static String segments(int count) {
        return count == 1 ? "1 segment" : count + " segments";
    }

    private void add(String path, Rule rule, Verdict verdict, String why) {
        add(path, rule.words(), verdict, why);
    }

    private void add(String path, String rule, Verdict verdict, String why) {
        attempts.add(new Attempt(path, rule, verdict, why));
    }
}
