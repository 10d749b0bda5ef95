package io.lineflame.vcs;

/** What stood in a label or a tree, made fit for a message: short, and without control characters. */
final class Printable {

    private static final int MAX_LENGTH = 100;

    private Printable() {}

    static String of(String text) {
        String start = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
        return "'" + start.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
