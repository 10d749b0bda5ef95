package io.lineflame.source.javascript;

import io.lineflame.source.search.CompiledPath;
import io.lineflame.source.search.HeldFile;
import io.lineflame.source.search.RepositoryName;
import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.Set;

/**
 * A script's path, seen as what a compiler or bundler may have written: {@code /app/dist/cart/total.js}.
 *
 * @param path in segments
 * @param output the index of the folder that the build wrote; -1 when the path shows none
 */
record BuiltFile(List<String> path, int output) {

    private static final Set<String> OUTPUTS =
            Set.of("dist", "build", "out", ".next", ".nuxt", ".output", ".svelte-kit");

    /** Frameworks build what runs in the server apart from what runs in browsers: {@code .next/server/app/page.js}. */
    private static final Set<String> SIDES = Set.of("server", "static", "client");

    private static final Set<String> SCRIPTS = Set.of("js", "mjs", "cjs");

    BuiltFile {
        path = List.copyOf(path);
    }

    /**
     * Reads a path. A folder named {@code build} at a file system's root, before the repository's own name or before the
     * whole path of a file of the repository is a build machine's.
     */
    static BuiltFile of(List<String> path, boolean absolute, String repository, Tree tree) {
        BuiltFile built = byNames(path, absolute, repository);
        return built.showsOutput() && built.holdsCheckout(tree) ? new BuiltFile(path, -1) : built;
    }

    private static BuiltFile byNames(List<String> path, boolean absolute, String repository) {
        String checkout = RepositoryName.of(repository).last();
        for (int i = absolute && path.size() > 1 && path.get(0).equals("build") ? 1 : 0; i + 1 < path.size(); i++) {
            if (OUTPUTS.contains(path.get(i)) && !path.get(i + 1).equals(checkout)) {
                return new BuiltFile(path, i);
            }
        }
        return new BuiltFile(path, -1);
    }

    /** Whether a checkout lies in the folder, perhaps in one more: {@code build/src/cart.js}, {@code build/shop/src/cart.js}. */
    private boolean holdsCheckout(Tree tree) {
        if (outputFolder().startsWith(".") || HeldFile.endsIn(tree, path.subList(output, path.size()))) {
            return false;
        }
        return isFile(tree, output + 1) || (outputFolder().equals("build") && isFile(tree, output + 2));
    }

    /** Whether the path from here on is a file of the repository; a name without folders says too little. */
    private boolean isFile(Tree tree, int from) {
        return from + 1 < path.size() && tree.hasFile(String.join("/", path.subList(from, path.size())));
    }

    boolean showsOutput() {
        return output >= 0;
    }

    String outputFolder() {
        return path.get(output);
    }

    /** Whether it may have been written by a compiler at all; the others' names are of sources. */
    boolean isScript() {
        return SCRIPTS.contains(extension(name()));
    }

    String name() {
        return path.get(path.size() - 1);
    }

    /** The name without its extension. */
    String stem() {
        return name().substring(0, name().length() - extension(name()).length() - 1);
    }

    /** The folders below the one that the build wrote, which usually are those of the sources. */
    List<String> below() {
        List<String> below = showsOutput() ? path.subList(output + 1, path.size() - 1) : List.of();
        boolean halves = showsOutput() && outputFolder().startsWith(".") && !below.isEmpty();
        return halves && SIDES.contains(below.get(0)) ? below.subList(1, below.size()) : below;
    }

    /** The folders above the one that the build wrote; all when the path shows none. */
    List<String> above() {
        return path.subList(0, showsOutput() ? output : path.size() - 1);
    }

    /** How likely a folder's file of the same stem was compiled to this: 0 for not at all. */
    int likeness(List<String> folder) {
        List<String> below = below();
        if (!CompiledPath.endsWith(folder, below)) {
            return 0;
        }
        List<String> rest = folder.subList(0, folder.size() - below.size());
        boolean inSources = !rest.isEmpty() && rest.get(rest.size() - 1).equals("src");
        List<String> project = inSources ? rest.subList(0, rest.size() - 1) : rest;
        int inCommon = CompiledPath.commonEnd(project, above());
        return 10 + 10 * inCommon + (inSources ? 2 : 0) + (project.size() == inCommon ? 1 : 0);
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
