package io.lineflame.source;

/**
 * Which function's file is wanted, in the words of a profile and its labels.
 *
 * @param function as the profile names it; may be empty
 * @param fileAsCompiled as the profile names it; may be empty
 * @param rootPath the service's folder in its repository ({@code service_root_path}); empty for the
 *     repository's root
 * @param repository the repository whose tree is searched, as labelled, e.g. {@code
 *     https://github.com/acme/shop}; empty when unknown. It only serves as evidence
 */
public record SourceQuestion(String function, String fileAsCompiled, String rootPath, String repository) {

    /** A question about a repository whose name is not known. */
    public SourceQuestion(String function, String fileAsCompiled, String rootPath) {
        this(function, fileAsCompiled, rootPath, "");
    }
}
