package io.lineflame.profile.stacks;

/** How far a {@link StackTree} had grown at some moment: the counts of what it held. */
public record TreeMark(int strings, int functions, int locations, int nodes) {
    /** A tree with nothing in it but its root. */
    public static final TreeMark EMPTY = new TreeMark(0, 0, 0, 1);
}
