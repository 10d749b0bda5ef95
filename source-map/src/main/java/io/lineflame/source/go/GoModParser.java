package io.lineflame.source.go;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the lines of a {@code go.mod} or {@code go.work}. Used once. */
final class GoModParser {

    private final String text;
    private String module = "";
    private String go = "";
    private String toolchain = "";
    private final Map<String, String> requires = new HashMap<>();
    private final List<GoMod.Replacement> replacements = new ArrayList<>();
    private final List<String> uses = new ArrayList<>();

    GoModParser(String text) {
        this.text = text;
    }

    GoMod parse() {
        String block = "";
        for (String line : text.lines().toList()) {
            List<String> words = words(line);
            if (words.isEmpty()) {
                continue;
            }
            if (words.get(0).equals(")")) {
                block = "";
            } else if (!block.isEmpty()) {
                directive(block, words);
            } else if (words.size() > 1 && words.get(1).equals("(")) {
                block = words.get(0);
            } else {
                directive(words.get(0), words.subList(1, words.size()));
            }
        }
        return new GoMod(module, go, toolchain, requires, replacements, uses);
    }

    private void directive(String name, List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        switch (name) {
            case "module" -> module = words.get(0);
            case "go" -> go = words.get(0);
            case "toolchain" -> toolchain = words.get(0);
            case "use" -> uses.add(words.get(0));
            case "require" -> require(words);
            case "replace" -> replacement(words);
            default -> {
                // exclude, retract, tool, godebug and what is to come say nothing about where files are
            }
        }
    }

    private void require(List<String> words) {
        if (words.size() > 1) {
            requires.put(words.get(0), words.get(1));
        }
    }

    private void replacement(List<String> words) {
        int arrow = words.indexOf("=>");
        if ((arrow == 1 || arrow == 2) && words.size() > arrow + 1) {
            replacements.add(new GoMod.Replacement(
                    words.get(0),
                    arrow == 2 ? words.get(1) : "",
                    words.get(arrow + 1),
                    words.size() > arrow + 2 ? words.get(arrow + 2) : ""));
        }
    }

    /** The words of a line: bare, quoted, or parentheses. A comment ends the line. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (line.startsWith("//", at)) {
                break;
            }
            int end = at + 1;
            if (c == '"' || c == '`') {
                int close = line.indexOf(c, end);
                end = close < 0 ? line.length() : close;
                words.add(line.substring(at + 1, end));
                end++;
            } else if (c == '(' || c == ')') {
                words.add(String.valueOf(c));
            } else if (!isSpace(c)) {
                end = endOfBareWord(line, at);
                words.add(line.substring(at, end));
            }
            at = end;
        }
        return words;
    }

    private static int endOfBareWord(String line, int start) {
        int end = start;
        while (end < line.length()
                && !isSpace(line.charAt(end))
                && line.charAt(end) != '('
                && line.charAt(end) != ')'
                && !line.startsWith("//", end)) {
            end++;
        }
        return end;
    }

    /** A byte order mark, which some editors of Windows write first, counts as a space. */
    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\ufeff';
    }
}
