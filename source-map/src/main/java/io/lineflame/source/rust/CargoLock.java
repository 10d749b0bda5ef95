package io.lineflame.source.rust;

import java.util.Optional;

/**
 * What {@code Cargo.lock} says of git repositories. Source: the Cargo book, lines {@code source = "git+ADDRESS?…#COMMIT"}.
 *
 * @param text of the file
 */
record CargoLock(String text) {

    private static final String START = "source = \"git+";

    /**
     * A repository and a commit in it.
     *
     * @param address without a query
     * @param commit a full hash
     */
    record Source(String address, String commit) {}

    /** The source whose commit begins like this; empty when there is none. */
    Optional<Source> ofCommit(String start) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(START) && line.endsWith("\""))
                .flatMap(line -> source(line.substring(START.length(), line.length() - 1)).stream())
                .filter(source -> !start.isEmpty() && source.commit().startsWith(start))
                .findFirst();
    }

    private static Optional<Source> source(String text) {
        int hash = text.lastIndexOf('#');
        if (hash < 0) {
            return Optional.empty();
        }
        int query = text.indexOf('?');
        String address = text.substring(0, query > 0 && query < hash ? query : hash);
        return Optional.of(new Source(address, text.substring(hash + 1)));
    }
}
