package io.lineflame.source.go;

import io.lineflame.source.Checkout;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.FolderRule;
import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.Optional;

/**
 * A package's import path is its module's path and the folders below the module's {@code go.mod}. So it ends in these
 * folders, and what is left of it must be the module's path, or a possible one where {@code go.mod} was not read.
 */
final class GoPackageFolders implements FolderRule {

    private final List<String> packagePath;
    private final String shown;
    private final Checkout checkout;

    /**
     * @param packagePath of the function; not empty
     * @param checkout whose {@code go.mod} files say more where they were read
     */
    GoPackageFolders(List<String> packagePath, Checkout checkout) {
        this.packagePath = List.copyOf(packagePath);
        this.shown = String.join("/", packagePath);
        this.checkout = checkout;
    }

    @Override
    public String objection(Tree tree, List<String> folder) {
        String path = folder.isEmpty() ? "" : String.join("/", folder) + "/";
        int module = ModuleFolders.length(tree, path);
        if (module < 0) {
            boolean agrees = folder.isEmpty() || CompiledPath.commonEnd(folder, packagePath) > 0;
            return agrees ? "" : "the function's package " + shown + " does not end in this file's folder";
        }
        String below = path.substring(module, Math.max(module, path.length() - 1));
        if (!below.isEmpty() && !isEnd(below)) {
            return "the function's package " + shown + " does not end in " + below
                    + ", the file's folder in its module";
        }
        return byModuleFile(path.substring(0, module) + "go.mod", below).orElseGet(() -> byLength(below));
    }

    private boolean isEnd(String below) {
        int start = shown.length() - below.length();
        return shown.endsWith(below) && (start == 0 || shown.charAt(start - 1) == '/');
    }

    /** What is left must be a possible module path. */
    private String byLength(String below) {
        int left = packagePath.size() - CompiledPath.segmentsOf(below).size();
        boolean owned = HostsWithOwners.contains(packagePath.get(0)) && left < 3;
        return left == 0 || owned
                ? "the function's package would be longer than " + shown + " if this were its file"
                : "";
    }

    /** What the {@code go.mod} above the file says against it; empty when nothing, or when it was not read. */
    private Optional<String> byModuleFile(String path, String below) {
        return ModuleFiles.read(checkout, path).flatMap(module -> byModule(module.mod(), path, below));
    }

    private Optional<String> byModule(GoMod mod, String path, String below) {
        if (!mod.holds(shown)) {
            return mod.required(shown)
                    .map(module -> "the function's package " + shown + " is of the module " + module + ", which " + path
                            + " requires");
        }
        String ofFile = below.isEmpty() ? mod.module() : mod.module() + "/" + below;
        return ofFile.equals(shown)
                ? Optional.empty()
                : Optional.of(
                        "the function's package " + shown + " lies in another folder of the module " + mod.module());
    }
}
