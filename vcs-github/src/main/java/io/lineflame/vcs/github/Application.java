package io.lineflame.vcs.github;

import java.util.Optional;

/**
 * What this server is at a GitHub: a GitHub App or an OAuth app. Its {@code toString} shows no secret.
 *
 * @param slug of a GitHub App's page; empty when not configured
 * @param scopes that an OAuth app asks for, separated by spaces; may be empty
 */
record Application(String clientId, String clientSecret, Optional<String> slug, String scopes) {

    /** GitHub gives its Apps client ids such as {@code Iv1.8a61f9b3a7aba766} and {@code Iv23liAbCdEf}. */
    boolean isGitHubApp() {
        return clientId.startsWith("Iv");
    }

    @Override
    public String toString() {
        return "Application[" + clientId + "]";
    }
}
