package io.lineflame.source.declarations;

import io.lineflame.source.declarations.MatchCheck.Outcome;
import java.util.List;
import java.util.Optional;

/** Compares a text with what profiles say about its functions. Does no I/O; safe for many threads. */
public final class SourceMatch {

    private SourceMatch() {}

    /**
     * Whether a text is what was built.
     *
     * @param path of the text in its repository; its extension says which language it is
     * @param functionsOfTheFile as the profiles name them, in any order
     */
    public static MatchReport of(String path, String text, List<FunctionEvidence> functionsOfTheFile) {
        long lines = text.lines().count();
        int asked = 0;
        int agreeing = 0;
        int beyond = 0;
        int elsewhere = 0;
        for (FunctionEvidence function : functionsOfTheFile) {
            boolean outside = function.hitLines().stream().anyMatch(line -> line > lines);
            Optional<Boolean> starts =
                    Declarations.startsAt(function.function(), function.file(), function.startLine(), text);
            asked += outside || starts.isPresent() ? 1 : 0;
            agreeing += !outside && starts.orElse(false) ? 1 : 0;
            beyond += outside ? 1 : 0;
            elsewhere += starts.orElse(true) ? 0 : 1;
        }
        return report(asked, agreeing, beyond, elsewhere);
    }

    private static MatchReport report(int asked, int agreeing, int beyond, int elsewhere) {
        List<MatchCheck> checks = List.of(
                check("Start lines", elsewhere, " functions do not start where the profile says"),
                check("Lines inside the file", beyond, " functions cost something behind the end of the file"));
        MatchVerdict verdict = asked == 0
                ? MatchVerdict.UNKNOWN
                : agreeing < asked ? MatchVerdict.MAY_NOT_MATCH : MatchVerdict.MATCHES;
        return new MatchReport(verdict, agreeing + " of " + asked + " functions agree.", agreeing, asked, checks);
    }

    private static MatchCheck check(String name, int failed, String what) {
        return new MatchCheck(name, failed == 0 ? Outcome.PASS : Outcome.FAIL, failed + what);
    }
}
