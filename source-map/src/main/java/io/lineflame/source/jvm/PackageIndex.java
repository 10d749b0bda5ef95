package io.lineflame.source.jvm;

import io.lineflame.vcs.Tree;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** The packages of the trees in use, each worked out once and forgotten with its tree. Safe for many threads. */
final class PackageIndex {

    private final Map<Tree, Packages> byTree = Collections.synchronizedMap(new WeakHashMap<>());

    Packages of(Tree tree) {
        Packages known = byTree.get(tree);
        if (known != null) {
            return known;
        }
        Packages packages = Packages.of(tree);
        byTree.put(tree, packages);
        return packages;
    }
}
