package io.lineflame.source.search;

/**
 * A file of the tree with the name that is looked for, and what speaks for it and against it.
 *
 * @param depth how many segments its path has
 * @param fileEnd how many segments it has in common with the file as compiled, at their ends
 * @param packageEnd how many segments its folder has in common with the function's package path, at
 *     their ends
 * @param belowRoot whether it lies below the service's root path; false when there is none
 * @param completeBelowRoot whether all of its path below the root path stands in the file as compiled
 * @param atRepositoryName whether the file as compiled is this path behind a folder with the
 *     repository's name
 * @param objection why it cannot be the file; empty when nothing speaks against it
 */
record Candidate(
        String path,
        int depth,
        int fileEnd,
        int packageEnd,
        boolean belowRoot,
        boolean completeBelowRoot,
        boolean atRepositoryName,
        String objection) {

    boolean possible() {
        return objection.isEmpty();
    }

    /** Whether all of its path, more than a bare name, stands at the end of the file as compiled. */
    boolean complete() {
        return depth > 1 && fileEnd == depth;
    }

    /** One path is one candidate. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Candidate that && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
