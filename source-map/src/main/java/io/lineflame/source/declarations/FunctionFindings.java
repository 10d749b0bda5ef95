package io.lineflame.source.declarations;

import java.util.stream.Stream;

/** What the comparisons of one function with a text came to. */
record FunctionFindings(String function, Finding start, Finding insideFile, Finding onCode, Finding insideFunction) {

    private static final int LONGEST_NAME = 80;

    /** Whether something was compared that tells versions apart: that lines exist is true of most texts. */
    boolean asked() {
        return start.passed() || insideFunction.passed() || disagrees();
    }

    boolean disagrees() {
        return all().anyMatch(Finding::failed);
    }

    boolean decides() {
        return all().anyMatch(Finding::decides);
    }

    /** A sentence about what disagrees, the weightiest first; empty if nothing does. */
    String disagreement() {
        return all().filter(Finding::decides)
                .findFirst()
                .or(() -> all().filter(Finding::failed).findFirst())
                .map(this::sentence)
                .orElse("");
    }

    String sentence(Finding finding) {
        String name = function.length() > LONGEST_NAME
                ? "…" + function.substring(function.length() - LONGEST_NAME)
                : function;
        return name + " " + finding.what() + ".";
    }

    private Stream<Finding> all() {
        return Stream.of(start, insideFile, insideFunction, onCode);
    }
}
