package io.lineflame.source.jvm;

import io.lineflame.source.search.CompiledPath;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which packages a repository has sources of, by its folders. Worked out once for a tree: O(entries). */
final class Packages {

    private final Set<String> starts = new HashSet<>();
    private final Map<String, List<String>> filesByFolder = new HashMap<>();
    private final Map<String, List<SourceFolder>> foldersByPackage = new HashMap<>();

    private Packages() {}

    static Packages of(Tree tree) {
        Packages packages = new Packages();
        for (TreeEntry entry : tree.entries()) {
            if (entry.kind() == TreeEntry.Kind.FILE && isSource(entry.path())) {
                packages.add(entry.path());
            }
        }
        packages.filesByFolder.keySet().forEach(packages::addFolder);
        return packages;
    }

    /** Whether sources of packages that begin like this one are here: by two segments, so that {@code com} says nothing. */
    boolean hasStartOf(List<String> packagePath) {
        return starts.contains(start(packagePath));
    }

    /**
     * The source files of exactly this package, ascending by path; tests' are left out, and folders whose layout does not
     * show the package.
     */
    List<String> filesOf(List<String> packagePath) {
        return foldersByPackage.getOrDefault(String.join(".", packagePath), List.of()).stream()
                .flatMap(folder -> filesByFolder.getOrDefault(String.join("/", folder.segments()), List.of()).stream())
                .sorted()
                .toList();
    }

    private void add(String path) {
        int slash = path.lastIndexOf('/');
        filesByFolder
                .computeIfAbsent(slash < 0 ? "" : path.substring(0, slash), folder -> new ArrayList<>())
                .add(path);
    }

    private void addFolder(String path) {
        List<String> segments = CompiledPath.segmentsOf(path);
        SourceFolder folder = SourceFolder.of(segments);
        if (folder.sure()) {
            addPackage(folder);
            return;
        }
        for (int i = 0; i < segments.size(); i++) {
            starts.add(start(segments.subList(i, segments.size())));
        }
    }

    private void addPackage(SourceFolder folder) {
        starts.add(start(folder.packagePath()));
        if (!folder.ofTests()) {
            foldersByPackage
                    .computeIfAbsent(String.join(".", folder.packagePath()), name -> new ArrayList<>())
                    .add(folder);
        }
    }

    private static String start(List<String> packagePath) {
        return String.join(".", packagePath.subList(0, Math.min(2, packagePath.size())));
    }

    private static boolean isSource(String path) {
        return path.endsWith(".java") || path.endsWith(".kt") || path.endsWith(".scala") || path.endsWith(".groovy");
    }
}
