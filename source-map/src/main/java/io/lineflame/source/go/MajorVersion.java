package io.lineflame.source.go;

import java.util.List;

/** Major versions in module paths: {@code example.com/x/v2}, {@code gopkg.in/yaml.v3}. */
final class MajorVersion {

    private MajorVersion() {}

    /** Whether a segment is {@code v2} or more. */
    static boolean is(String segment) {
        return segment.length() > 1
                && segment.length() < 8
                && segment.charAt(0) == 'v'
                && segment.charAt(1) != '0'
                && !segment.equals("v1")
                && segment.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    /** Where {@code .v3} starts at a segment's end; -1 when it has none. */
    static int behindDot(String segment) {
        int dot = segment.lastIndexOf(".v");
        boolean digits = dot >= 0
                && dot + 2 < segment.length()
                && segment.chars().skip(dot + 2L).allMatch(c -> c >= '0' && c <= '9');
        return digits ? dot : -1;
    }

    /** A path without the major version at its end. */
    static List<String> without(List<String> path) {
        boolean versioned = !path.isEmpty() && is(path.get(path.size() - 1));
        return versioned ? path.subList(0, path.size() - 1) : path;
    }
}
