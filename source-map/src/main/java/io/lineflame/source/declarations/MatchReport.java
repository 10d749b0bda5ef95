package io.lineflame.source.declarations;

import java.util.List;

/**
 * Whether a text is what was built, and what says so.
 *
 * @param reason a sentence with numbers
 * @param agreeing how many of the functions asked about nothing disagrees with
 * @param asked the functions of which something could be compared
 * @param checks what was compared, in a fixed order
 */
public record MatchReport(MatchVerdict verdict, String reason, int agreeing, int asked, List<MatchCheck> checks) {

    public MatchReport {
        checks = List.copyOf(checks);
    }
}
