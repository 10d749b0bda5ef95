package io.lineflame.source.python;

import java.util.List;

/**
 * Whose file it is that Python ran, as far as its name tells.
 *
 * @param rest its path within what {@code kind} names, in segments
 * @param release of Python that the path belongs to, e.g. {@code 3.12}; empty when it does not say
 * @param version of Python or of the installed package, when the path carries all of it; else empty
 * @param sure whether folders say so; else the name is relative to Python's search path, and starts like a known module
 */
record PythonFile(Kind kind, List<String> rest, String release, String version, boolean sure) {

    enum Kind {
        /** Text that was compiled while running. */
        GENERATED,
        STANDARD,
        PYPY,
        INSTALLED,
        OWN
    }

    PythonFile {
        rest = List.copyOf(rest);
    }

    static PythonFile sure(Kind kind, List<String> rest) {
        return new PythonFile(kind, rest, "", "", true);
    }

    static PythonFile likely(Kind kind, List<String> rest) {
        return new PythonFile(kind, rest, "", "", false);
    }

    String path() {
        return String.join("/", rest);
    }

    /** Whether it is a library of machine code, which names no source. */
    boolean isNative() {
        String name = rest.isEmpty() ? "" : rest.get(rest.size() - 1);
        return name.endsWith(".so") || name.endsWith(".pyd") || name.endsWith(".dylib");
    }
}
