package io.lineflame.source;

import java.util.Optional;

/**
 * Which function's file is wanted, in the words of a profile and its labels.
 *
 * @param function as the profile names it; may be empty
 * @param fileAsCompiled as the profile names it; may be empty
 * @param rootPath the service's folder in its repository ({@code service_root_path}); empty for the
 *     repository's root
 * @param repository the repository whose tree is searched, as labelled, e.g. {@code
 *     https://github.com/acme/shop}; empty when unknown. It only serves as evidence
 * @param runtimeVersion of the language, as labels or the profile carry it, e.g. {@code go1.24.1}, {@code 17.0.9+9}
 */
public record SourceQuestion(
        String function,
        String fileAsCompiled,
        String rootPath,
        String repository,
        Optional<KnownVersion> runtimeVersion) {

    /** A question about a repository whose name is not known. */
    public SourceQuestion(String function, String fileAsCompiled, String rootPath) {
        this(function, fileAsCompiled, rootPath, "");
    }

    /** A question about a program of which no label says what its language's version is. */
    public SourceQuestion(String function, String fileAsCompiled, String rootPath, String repository) {
        this(function, fileAsCompiled, rootPath, repository, Optional.empty());
    }
}
