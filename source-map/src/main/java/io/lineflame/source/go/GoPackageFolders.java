package io.lineflame.source.go;

import io.lineflame.source.Checkout;
import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.FolderRule;
import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.Optional;

/**
 * A package's import path is its module's path and the folders below the module's {@code go.mod}. So it ends in these
 * folders, and what is left of it must be a possible module path.
 *
 * @param packagePath of the function; empty when it does not say where its file lies, and then no folder is wrong
 * @param checkout whose {@code go.mod} files say more where they were read
 */
record GoPackageFolders(List<String> packagePath, Checkout checkout) implements FolderRule {

    GoPackageFolders {
        packagePath = List.copyOf(packagePath);
    }

    @Override
    public String objection(Tree tree, List<String> folder) {
        if (packagePath.isEmpty()) {
            return "";
        }
        int moduleFolder = moduleFolder(tree, folder);
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
        Optional<String> said = byModuleFile(folder.subList(0, moduleFolder), below);
        if (said.isPresent()) {
            return said.get();
        }
        List<String> module = packagePath.subList(0, packagePath.size() - below.size());
        if (module.isEmpty() || (HostsWithOwners.contains(module.get(0)) && module.size() < 3)) {
            return "the function's package would be longer than " + shown + " if this were its file";
        }
        return "";
    }

    /** What the {@code go.mod} above the file says against it; empty when nothing, or when it was not read. */
    private Optional<String> byModuleFile(List<String> moduleFolder, List<String> below) {
        String path = moduleFolder.isEmpty() ? "go.mod" : String.join("/", moduleFolder) + "/go.mod";
        Optional<GoMod> read = ModuleFiles.read(checkout, path).map(ModuleFiles.ModuleAt::mod);
        String shown = String.join("/", packagePath);
        return read.flatMap(mod -> {
            if (!mod.holds(shown)) {
                return mod.required(shown)
                        .map(module -> "the function's package " + shown + " is of the module " + module + ", which "
                                + path + " requires");
            }
            String ofFile = below.isEmpty() ? mod.module() : mod.module() + "/" + String.join("/", below);
            return ofFile.equals(shown)
                    ? Optional.empty()
                    : Optional.of("the function's package " + shown + " lies in another folder of the module "
                            + mod.module());
        });
    }

    /** How many folders lead to the nearest {@code go.mod}; -1 when there is none. */
    private static int moduleFolder(Tree tree, List<String> folder) {
        for (int depth = folder.size(); depth >= 0; depth--) {
            String prefix = depth == 0 ? "" : String.join("/", folder.subList(0, depth)) + "/";
            if (tree.entry(prefix + "go.mod").isPresent()) {
                return depth;
            }
        }
        return -1;
    }
}
