package io.lineflame.source;

/** Why a function has no file in its service's repository. */
public enum NoSource {
    /** The profile names no file. */
    NO_FILE_NAME,
    /** The compiler made the function; nobody wrote a line of it. */
    GENERATED,
    /** cgo made the file while building. */
    CGO,
    /** The file belongs to the language's standard library. */
    STANDARD_LIBRARY,
    /** The file belongs to a module or package of another repository. */
    OTHER_MODULE,
    /** Several files could be it, and nothing tells which. */
    AMBIGUOUS,
    /** The path is a symbolic link, a submodule or a folder in the repository. */
    NOT_A_FILE,
    /** The repository has no such file at this commit. */
    NO_MATCH
}
