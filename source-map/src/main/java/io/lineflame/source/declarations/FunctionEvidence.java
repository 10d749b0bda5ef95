package io.lineflame.source.declarations;

import java.util.List;

/**
 * What profiles say about one function: evidence for or against a text being what was built.
 *
 * @param function as the profile names it
 * @param file as the profile names it
 * @param startLine 1-based; 0 when unknown
 * @param hitLines the lines that were seen running, ascending, each greater than 0
 */
public record FunctionEvidence(String function, String file, int startLine, List<Integer> hitLines) {

    public FunctionEvidence {
        hitLines = List.copyOf(hitLines);
    }
}
