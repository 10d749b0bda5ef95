package io.lineflame.source;

import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.List;

/** Looks at each file of a tree that has the wanted name and collects the evidence for and against it. */
final class CandidateReader {

    private final Tree tree;
    private final List<String> file;
    private final List<String> packagePath;
    private final List<String> rootPath;
    private final String repositoryName;

    /**
     * @param packagePath of the function; empty when it does not say where its file lies
     * @param rootPath empty for none
     * @param repositoryName the last segment of the repository's path; empty when unknown
     */
    CandidateReader(
            Tree tree, List<String> file, List<String> packagePath, List<String> rootPath, String repositoryName) {
        this.tree = tree;
        this.file = file;
        this.packagePath = packagePath;
        this.rootPath = rootPath;
        this.repositoryName = repositoryName;
    }

    /** All files with the wanted name, ascending by path. */
    List<Candidate> read() {
        return tree.filesNamed(file.get(file.size() - 1)).stream()
                .map(this::candidate)
                .toList();
    }

    private Candidate candidate(TreeEntry entry) {
        List<String> path = CompiledPath.segmentsOf(entry.path());
        List<String> folder = path.subList(0, path.size() - 1);
        int fileEnd = CompiledPath.commonEnd(path, file);
        boolean belowRoot = !rootPath.isEmpty()
                && folder.size() >= rootPath.size()
                && folder.subList(0, rootPath.size()).equals(rootPath);
        return new Candidate(
                entry.path(),
                path,
                fileEnd,
                CompiledPath.commonEnd(folder, packagePath),
                belowRoot,
                belowRoot && fileEnd >= path.size() - rootPath.size(),
                fileEnd == path.size() && followsRepositoryName(fileEnd),
                objection(folder));
    }

    private boolean followsRepositoryName(int length) {
        int before = file.size() - length - 1;
        return before >= 0 && !repositoryName.isEmpty() && file.get(before).equals(repositoryName);
    }

    private String objection(List<String> folder) {
        if (folder.contains("vendor") && !file.contains("vendor")) {
            return "it is a vendored copy, which the name as compiled would show";
        }
        return packagePath.isEmpty() ? "" : objectionOfPackage(folder);
    }

    /**
     * A package's import path is its module's path and the folders below the module's {@code go.mod}.
     * So it ends in these folders, and what is left of it must be a possible module path.
     */
    private String objectionOfPackage(List<String> folder) {
        int moduleFolder = moduleFolder(folder);
        String shown = String.join("/", packagePath);
        if (moduleFolder < 0) {
            boolean agrees = folder.isEmpty() || CompiledPath.commonEnd(folder, packagePath) > 0;
            return agrees ? "" : "the function's package " + shown + " does not end in this file's folder";
        }
        List<String> below = folder.subList(moduleFolder, folder.size());
        if (!CompiledPath.endsWith(packagePath, below)) {
            return "the function's package " + shown + " does not end in " + String.join("/", below)
                    + ", the file's folder in its module";
        }
        List<String> module = packagePath.subList(0, packagePath.size() - below.size());
        if (module.isEmpty() || (HostsWithOwners.contains(module.get(0)) && module.size() < 3)) {
            return "the function's package would be longer than " + shown + " if this were its file";
        }
        return "";
    }

    /** How many folders lead to the nearest {@code go.mod}; -1 when there is none. */
    private int moduleFolder(List<String> folder) {
        for (int depth = folder.size(); depth >= 0; depth--) {
            String prefix = depth == 0 ? "" : String.join("/", folder.subList(0, depth)) + "/";
            if (tree.entry(prefix + "go.mod").isPresent()) {
                return depth;
            }
        }
        return -1;
    }
}
