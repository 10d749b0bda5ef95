package io.lineflame.profile.stacks;

import org.jspecify.annotations.Nullable;

/**
 * A {@link StackTree} as it was at one moment: what the views of a profile read. Safe for many threads.
 *
 * <p>Functions are <i>keys</i> here: a name and the file it was compiled from. Lines of a location are a range, innermost
 * first.
 */
public final class StackView {
    private final int nodes;
    private final int[] parent;
    private final int[] location;
    private final SymbolView symbols;
    private volatile @Nullable DepthFirst depthFirst;

    StackView(int nodes, int[] parent, int[] location, SymbolView symbols) {
        this.nodes = nodes;
        this.parent = parent;
        this.location = location;
        this.symbols = symbols;
    }

    /** The same tree as of now, in other arrays; what was worked out is kept. */
    StackView movedTo(int[] newParent, int[] newLocation, SymbolView newSymbols) {
        StackView moved = new StackView(newParent.length, newParent, newLocation, newSymbols);
        moved.depthFirst = newParent.length == nodes ? depthFirst : null;
        return moved;
    }

    /** Bytes of what was worked out from the tree and is kept. */
    long derivedBytes() {
        return depthFirst == null ? 0 : 8L * nodes;
    }

    /** The root included. */
    public int nodeCount() {
        return nodes;
    }

    /** Always smaller than {@code node}; -1 for the root. */
    public int parent(int node) {
        return parent[node];
    }

    /** -1 for the root. */
    public int location(int node) {
        return location[node];
    }

    public int locationCount() {
        return symbols.locations();
    }

    /** The first, innermost line of a location. There is at least one. */
    public int lineStart(int location) {
        return symbols.lineStart(location);
    }

    /** Behind the last, outermost line of a location. */
    public int lineEnd(int location) {
        return symbols.lineEnd()[location];
    }

    /** The key of a line's function. */
    public int lineKey(int line) {
        return symbols.functionKey()[(int) (symbols.line()[line] >>> 32)];
    }

    /** 1-based; 0 when unknown. */
    public int lineNumber(int line) {
        return (int) symbols.line()[line];
    }

    /** Where the function of a line begins; 0 when unknown. */
    public int functionStart(int line) {
        return symbols.functionStart()[(int) (symbols.line()[line] >>> 32)];
    }

    public int keyCount() {
        return symbols.keys();
    }

    /** The name of a function. Bytes that are not UTF-8 show as U+FFFD. */
    public String name(int key) {
        return symbols.strings().text(symbols.keyName()[key]);
    }

    /** The file of a function as compiled; can be empty. */
    public String file(int key) {
        return symbols.strings().text(symbols.keyFile()[key]);
    }

    /** Whether a function has this name; cheaper than comparing with {@link #name}. */
    public boolean isNamed(int key, FunctionName name) {
        int string = symbols.keyName()[key];
        return name.lossy()
                ? symbols.strings().text(string).equals(name.text())
                : symbols.strings().isEqual(string, name.utf8());
    }

    /** The nodes in depth-first order; worked out once. */
    public DepthFirst depthFirst() {
        DepthFirst known = depthFirst;
        if (known == null) {
            known = DepthFirst.of(parent, nodes);
            depthFirst = known;
        }
        return known;
    }
}
