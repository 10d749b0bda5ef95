package io.lineflame.source.go;

import io.lineflame.source.Attempt;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import java.util.List;

/** Says what files are that the compiler or cgo made: nobody wrote them. */
final class MadeFiles {

    private static final String CALL = "._Cfunc_";

    private MadeFiles() {}

    static SourceAnswer generated(GoFile file) {
        return none(
                file.rest(),
                "generated code",
                NoSource.GENERATED,
                "Go's compiler made this function, for example a method's wrapper; it has no source.",
                "Look at the functions it calls.");
    }

    static SourceAnswer cgo(GoFile file, SourceQuestion question) {
        return none(
                file.rest(),
                "cgo",
                NoSource.CGO,
                file.rest() + " is made by cgo while building, " + purpose(file.rest()) + "; it is in no repository.",
                advice(question.function()));
    }

    private static String purpose(String name) {
        if (name.startsWith("_cgo_export")) {
            return "so that C can call functions marked //export";
        }
        if (name.endsWith(".cgo1.go")) {
            return "from " + name.substring(0, name.length() - ".cgo1.go".length())
                    + ".go with its calls of C rewritten";
        }
        return "to call C";
    }

    private static String advice(String function) {
        int call = function.lastIndexOf(CALL);
        return call < 0
                ? "Look at the function that calls it."
                : "This is the call of C's function " + function.substring(call + CALL.length())
                        + ". Look at the function that calls it.";
    }

    private static SourceAnswer none(String path, String rule, NoSource reason, String why, String advice) {
        Attempt attempt = new Attempt(path, rule, Verdict.NOT_HERE, why);
        return SourceAnswer.none(List.of(attempt), reason, why + " " + advice, List.of(advice));
    }
}
