package io.lineflame.server.locate;

/** What an operator can do about a repository that nobody serves. */
final class Advice {

    private Advice() {}

    static String noHost(String repository) {
        return repository + " is not a repository of a configured code host. An operator can add it.";
    }

    /** Every provider has settings of its own; the one for mirrors serves any address. */
    static String mirror(String repository) {
        return "An operator can configure the code host of " + repository + ", or serve a mirror of it:"
                + " LINEFLAME_GIT_REPOSITORIES takes " + repository + "=/the/mirror.git.";
    }
}
