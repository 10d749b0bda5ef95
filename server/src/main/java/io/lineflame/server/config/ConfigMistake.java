package io.lineflame.server.config;

/**
 * One thing wrong with the configuration.
 *
 * @param key as the operator wrote it
 * @param sentence what is wrong and what would be right; never a secret's value
 */
public record ConfigMistake(String key, String sentence) {

    @Override
    public String toString() {
        return key + ": " + sentence;
    }
}
