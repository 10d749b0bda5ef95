package io.lineflame.source.declarations;

import java.util.Locale;

/**
 * One thing that was compared between a text and what profiles say about it.
 *
 * @param name for people, e.g. {@code Start lines}
 * @param why a sentence with numbers
 */
public record MatchCheck(String name, Outcome outcome, String why) {

    /** How a comparison ended. */
    public enum Outcome {
        PASS,
        /** Something disagrees; whether that decides the verdict is the report's to say. */
        FAIL,
        /** There was nothing to compare. */
        SKIP;

        /** The name in answers: lower case, e.g. {@code pass}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
