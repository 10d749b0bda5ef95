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
    private final String belowRoot;
    private final int rootDepth;
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
        this.belowRoot = String.join("/", rootPath) + "/";
        this.rootDepth = rootPath.size();
        this.repositoryName = repositoryName;
    }

    /** All files with the wanted name, ascending by path. */
    List<Candidate> read() {
        return tree.filesNamed(file.get(file.size() - 1)).stream()
                .map(this::candidate)
                .toList();
    }

    private Candidate candidate(TreeEntry entry) {
        String path = entry.path();
        String folder = path.substring(0, Math.max(path.lastIndexOf('/'), 0));
        int depth = depth(path);
        int fileEnd = CompiledPath.commonEnd(path, file);
        boolean below = rootDepth > 0 && path.startsWith(belowRoot);
        return new Candidate(
                path,
                depth,
                fileEnd,
                CompiledPath.commonEnd(folder, packagePath),
                below,
                below && fileEnd >= depth - rootDepth,
                fileEnd == depth && followsRepositoryName(fileEnd),
                objection(folder));
    }

    private static int depth(String path) {
        int depth = 1;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            depth++;
        }
        return depth;
    }

    private boolean followsRepositoryName(int length) {
        int before = file.size() - length - 1;
        return before >= 0 && !repositoryName.isEmpty() && file.get(before).equals(repositoryName);
    }

    private String objection(String folder) {
        if (folder.contains("vendor")
                && CompiledPath.segmentsOf(folder).contains("vendor")
                && !file.contains("vendor")) {
            return "it is a vendored copy, which the name as compiled would show";
        }
        return folderRule == FolderRule.ANY ? "" : folderRule.objection(tree, CompiledPath.segmentsOf(folder));
    }
}
