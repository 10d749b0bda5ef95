package io.lineflame.server.profiles;

import java.util.Map;

/**
 * What was built, as the profiles' labels say. Each part is empty when there is no such label.
 *
 * @param repository a web or clone address, as labelled
 * @param ref a branch, tag or commit, as labelled
 * @param rootPath the folder of the module in the repository
 */
public record ServiceVersion(String repository, String ref, String rootPath) {

    public static final String SERVICE_LABEL = "service_name";
    public static final String REPOSITORY_LABEL = "service_repository";
    public static final String REF_LABEL = "service_git_ref";
    public static final String ROOT_PATH_LABEL = "service_root_path";

    /** The version that a series' labels name. */
    public static ServiceVersion of(Map<String, String> labels) {
        return new ServiceVersion(
                labels.getOrDefault(REPOSITORY_LABEL, ""),
                labels.getOrDefault(REF_LABEL, ""),
                labels.getOrDefault(ROOT_PATH_LABEL, ""));
    }

    /** Whether it says enough to look for source. */
    public boolean hasSource() {
        return !repository.isEmpty() && !ref.isEmpty();
    }
}
