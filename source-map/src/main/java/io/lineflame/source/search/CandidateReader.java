package io.lineflame.source.search;

import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.List;

/** Looks at each file of a tree that has the wanted name and collects the evidence for and against it. */
final class CandidateReader {

    private final Tree tree;
    private final List<String> file;
    private final List<String> packagePath;
    private final FolderRule folderRule;
    private final List<String> rootPath;
    private final String repositoryName;

    /**
     * @param packagePath of the function; empty when it does not say where its file lies
     * @param rootPath empty for none
     * @param repositoryName the last segment of the repository's path; empty when unknown
     */
    CandidateReader(
            Tree tree,
            List<String> file,
            List<String> packagePath,
            FolderRule folderRule,
            List<String> rootPath,
            String repositoryName) {
        this.tree = tree;
        this.file = file;
        this.packagePath = packagePath;
        this.folderRule = folderRule;
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
        return folderRule.objection(tree, folder);
    }
}
