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
    private static final int LAYOUT = 4;

    private static final int FOLDERS = 3;

    /** Kotlin and Scala may leave out the beginning that all packages have in common. */
    private static final int SHORTENED = 2;

    /** Kotlin, Scala and Groovy files may lie in any folder; only their text says that they are of a package. */
    private static final int ANYWHERE = 1;

    static ClassCandidate of(String path, List<String> packagePath) {
        List<String> segments = CompiledPath.segmentsOf(path);
        SourceFolder folder = SourceFolder.of(segments.subList(0, segments.size() - 1));
        List<String> shown = folder.packagePath();
        String name = String.join(".", packagePath);
        if (folder.sure() && shown.equals(packagePath)) {
            return new ClassCandidate(path, folder, LAYOUT, "Its folder is that of the package " + said(name) + ".");
        }
        if (!packagePath.isEmpty() && endsIn(folder, packagePath)) {
            return new ClassCandidate(path, folder, FOLDERS, "Its folders end in the package " + name + ".");
        }
        if (isFree(path) && folder.root() >= 0 && CompiledPath.endsWith(packagePath, shown)) {
            String why = "Its folders below the source folder end the package " + name
                    + "; Kotlin and Scala may leave out the beginning.";
            return new ClassCandidate(path, folder, SHORTENED, why);
        }
        if (isFree(path)) {
            String why = "Its text says that it is of the package " + said(name) + ", though its folder does not.";
            return new ClassCandidate(path, folder, ANYWHERE, why);
        }
        return new ClassCandidate(
                path, folder, 0, "Not this class: its folder is not of the package " + said(name) + ".");
    }

    private static String said(String packageName) {
        return packageName.isEmpty() ? "without a name" : packageName;
    }

    /**
     * Whether the folders end in the package, where the layout does not say another: {@code src/main/java/org/x/com/acme}
     * is no {@code com.acme}, but {@code src/library/scala} is {@code scala} though it looks like a language's folder.
     */
    private static boolean endsIn(SourceFolder folder, List<String> packagePath) {
        int start = folder.segments().size() - packagePath.size();
        return CompiledPath.endsWith(folder.segments(), packagePath) && (!folder.sure() || start < folder.root());
    }

    private static boolean isFree(String path) {
        return path.endsWith(".kt") || path.endsWith(".scala") || path.endsWith(".groovy");
    }

    /** Whether the folder leaves the package open, so that the file's text has to say it. */
    boolean open() {
        return fit == SHORTENED || fit == ANYWHERE;
    }

    /** Whether the folder does not speak for the package at all, so that nothing but the file's text can. */
    boolean anywhere() {
        return fit == ANYWHERE;
    }

    /** How many segments of the package the folder has. */
    int shown() {
        return anywhere() ? 0 : folder.packagePath().size();
    }

    boolean below(List<String> rootPath) {
        return !rootPath.isEmpty()
                && folder.segments().size() >= rootPath.size()
                && folder.segments().subList(0, rootPath.size()).equals(rootPath);
    }
}
