package io.lineflame.server.check;

/**
 * What came of one try.
 *
 * @param works whether nothing has to be done
 * @param sentence for the operator: what works, or what to do; never a secret
 */
public record Finding(boolean works, String sentence) {

    static Finding good(String sentence) {
        return new Finding(true, sentence);
    }

    static Finding bad(String sentence) {
        return new Finding(false, sentence);
    }
}
