package io.lineflame.source.python;

import io.lineflame.source.Checkout;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.search.ExactVersion;
import io.lineflame.source.search.Outcome;
import io.lineflame.source.search.Project;
import io.lineflame.vcs.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Python's own library: in CPython's repository, at the tag of the patch release that ran. */
final class CPython {

    private static final Pattern EXACT =
            Pattern.compile("(?:cpython-|[Pp]ython[- ]?)?(\\d\\.\\d{1,3}\\.\\d{1,3}(?:(?:a|b|rc)\\d{1,3})?)\\+?");

    private static final String WHAT = "Python's standard library";
    private static final String RULE = "standard library";

    private CPython() {}

    static Optional<String> wanted(PythonFile file, SourceQuestion question, Tree tree) {
        return file.version().isEmpty() ? exact(file).wanted(question, tree) : Optional.empty();
    }

    static SourceAnswer find(PythonFile file, SourceQuestion question, Checkout checkout) {
        String inRepository = "Lib/" + file.path();
        if (isItself(checkout.tree()) && checkout.tree().hasFile(inRepository)) {
            return Outcome.found(inRepository, "CPython's own repository", "This repository is Python itself.");
        }
        if (file.isNative()) {
            String why = file.path() + " is machine code of Python's standard library; the profile names no source.";
            return Outcome.none(file.path(), RULE, NoSource.STANDARD_LIBRARY, why);
        }
        return version(file, question, checkout)
                .map(version -> at(file, version))
                .orElseGet(() -> ofUnknownPatch(file));
    }

    static boolean isItself(Tree tree) {
        return tree.hasFile("Python/ceval.c");
    }

    private static Optional<KnownVersion> version(PythonFile file, SourceQuestion question, Checkout checkout) {
        return file.version().isEmpty()
                ? exact(file).find(question, checkout)
                : Optional.of(new KnownVersion(file.version(), "the file's name"));
    }

    private static ExactVersion exact(PythonFile file) {
        return new ExactVersion(EXACT, file.release(), List.of(".python-version"));
    }

    private static SourceAnswer at(PythonFile file, KnownVersion version) {
        Project cpython = InstalledPackages.cpython();
        Place place = cpython.place(WHAT, Optional.of(version), paths(cpython, file), RULE);
        String why = file.path() + " is part of the standard library of Python " + version.text() + ", by "
                + version.from() + ".";
        return Outcome.elsewhere(file.path(), place, NoSource.STANDARD_LIBRARY, why);
    }

    private static SourceAnswer ofUnknownPatch(PythonFile file) {
        Project cpython = InstalledPackages.cpython();
        Place place = cpython.place(WHAT, Optional.empty(), paths(cpython, file), RULE);
        String known = file.release().isEmpty()
                ? "of which nothing says the version"
                : file.release() + ", of which nothing says the patch release";
        String why = file.path() + " is part of the standard library of Python"
                + (file.release().isEmpty() ? ", " : " ") + known + ".";
        return Outcome.elsewhere(
                file.path(),
                place,
                NoSource.STANDARD_LIBRARY,
                why,
                "Send the label python_version with the full version, such as 3.12.1, or name it in .python-version.");
    }

    /** A frozen package carries its module's name alone: {@code importlib} is {@code importlib/__init__.py}. */
    private static List<String> paths(Project cpython, PythonFile file) {
        List<String> paths = new ArrayList<>(cpython.paths(file.path()));
        if (file.rest().size() == 1) {
            paths.addAll(cpython.paths(file.path().replace(".py", "/__init__.py")));
        }
        return paths;
    }
}
