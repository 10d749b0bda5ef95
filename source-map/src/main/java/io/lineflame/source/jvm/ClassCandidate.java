package io.lineflame.source.jvm;

import io.lineflame.source.search.CompiledPath;
import java.util.List;

/**
 * A file that has the name of a class's file, and how its folder fits the class's package.
 *
 * @param fit the larger, the better; 0 when it cannot be the file
 * @param why a sentence about the fit
 */
record ClassCandidate(String path, SourceFolder folder, int fit, String why) {

    /** The layout says exactly this package. */
    private static final int LAYOUT = 3;

    private static final int FOLDERS = 2;

    /** Kotlin and Scala may leave out the beginning that all packages have in common. */
    private static final int SHORTENED = 1;

    static ClassCandidate of(String path, List<String> packagePath) {
        List<String> segments = CompiledPath.segmentsOf(path);
        SourceFolder folder = SourceFolder.of(segments.subList(0, segments.size() - 1));
        List<String> shown = folder.packagePath();
        String name = String.join(".", packagePath);
        if (folder.sure() && shown.equals(packagePath)) {
            return new ClassCandidate(path, folder, LAYOUT, "Its folder is that of the package " + said(name) + ".");
        }
        if (!packagePath.isEmpty() && CompiledPath.endsWith(folder.segments(), packagePath)) {
            return new ClassCandidate(path, folder, FOLDERS, "Its folders end in the package " + name + ".");
        }
        if (mayShorten(path) && folder.root() >= 0 && CompiledPath.endsWith(packagePath, shown)) {
            String why = "Its folders below the source folder end the package " + name
                    + "; Kotlin and Scala may leave out the beginning.";
            return new ClassCandidate(path, folder, SHORTENED, why);
        }
        return new ClassCandidate(
                path, folder, 0, "Not this class: its folder is not of the package " + said(name) + ".");
    }

    private static String said(String packageName) {
        return packageName.isEmpty() ? "without a name" : packageName;
    }

    private static boolean mayShorten(String path) {
        return path.endsWith(".kt") || path.endsWith(".scala") || path.endsWith(".groovy");
    }

    /** Whether the folder leaves the package open, so that the file's text has to say it. */
    boolean open() {
        return fit == SHORTENED;
    }

    /** How many segments of the package the folder has. */
    int shown() {
        return folder.packagePath().size();
    }

    boolean below(List<String> rootPath) {
        return !rootPath.isEmpty()
                && folder.segments().size() >= rootPath.size()
                && folder.segments().subList(0, rootPath.size()).equals(rootPath);
    }
}
