package io.lineflame.source;

import io.lineflame.vcs.Tree;
import java.util.List;

/**
 * What one language's frames are called in profiles, and where their source is. A language is one package with one of
 * these; {@code finder} asks them in a fixed order. Does no I/O; safe for many threads. Names come from profiles: anything
 * may stand in them, and they may be 64 KiB long.
 */
public interface LanguageRules {

    /** Whether a frame belongs to a program in this language. Cheap: asked for every frame. */
    boolean claims(String function, String file);

    /** Whether nothing can be found for a frame of which the profile names no file. */
    default boolean needsFileName() {
        return true;
    }

    /** Whose code a claimed frame is, by its names alone. Cheap: asked for every frame. */
    Origin origin(String function, String file);

    /**
     * The small files that {@link #find} should be able to read, of those in the tree. Each may cost a request to the
     * code host.
     */
    default List<String> wanted(SourceQuestion question, Tree tree) {
        return List.of();
    }

    /**
     * The file's path as sources of this language are laid out, which mappings of path prefixes are compared with: for a
     * class that carries its file's bare name, the folders of its package too. {@code /}-separated.
     */
    default String layoutPath(SourceQuestion question) {
        return question.fileAsCompiled().replace('\\', '/');
    }

    /**
     * Further names that people know the file by, and write mappings for: without the version of its module, say, or below
     * {@code $GOROOT}. Most precise first.
     */
    default List<LayoutPath> otherLayoutPaths(SourceQuestion question) {
        return List.of();
    }

    /**
     * Finds the file of a claimed frame; one without a file's name comes only where {@link #needsFileName} is false.
     * Answers a path only when it is certain.
     *
     * @param checkout of the service's repository at the commit that was built
     */
    SourceAnswer find(SourceQuestion question, Checkout checkout);
}
