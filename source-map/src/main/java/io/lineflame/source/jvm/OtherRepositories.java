package io.lineflame.source.jvm;

import io.lineflame.source.Attempt;
import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.Optional;

/** Answers about classes that are not the service's: the JDK's, a language's, a library's. */
final class OtherRepositories {

    private final JvmName name;
    private final ClassFiles files;
    private final SourceQuestion question;

    OtherRepositories(JvmName name, ClassFiles files, SourceQuestion question) {
        this.name = name;
        this.files = files;
        this.question = question;
    }

    /** Whether a repository is the JDK's own. */
    static boolean isJdk(Tree tree) {
        return tree.hasFile("src/java.base/share/classes/java/lang/Object.java")
                || tree.hasFile("jdk/src/share/classes/java/lang/Object.java");
    }

    SourceAnswer jdk() {
        String file = files.names().get(0);
        List<Place> places = Jdk.places(name.packagePath(), file, question.runtimeVersion());
        String version =
                places.get(0).version().map(known -> " " + known.text()).orElse("");
        String why = name.qualified() + " is a class of the JDK" + version + ", not of the service's repository.";
        List<String> advice = places.get(0).version().isPresent()
                ? List.of()
                : List.of("Send the JVM's version as the label java_version, e.g. 17.0.9+9, to see its source.");
        Attempt attempt = new Attempt(pathInPackage(file), "JDK package", Verdict.NOT_HERE, why);
        return SourceAnswer.elsewhere(List.of(attempt), places, NoSource.STANDARD_LIBRARY, why, advice);
    }

    /**
     * A class of which the service's repository has no file.
     *
     * @param tried what was tried there; gains what is said of the library
     */
    SourceAnswer library(List<Attempt> tried, Packages packages) {
        Optional<Library> library = Library.of(name.packagePath());
        if (library.isPresent()) {
            return of(library.get(), tried);
        }
        String path = pathInPackage(files.names().get(0));
        if (packages.hasStartOf(name.packagePath())) {
            String why = "This commit has packages like " + name.packageName() + ", but no file of "
                    + name.qualified() + ". It may be generated while building, be in a library of the same makers, or"
                    + " service_repository or service_git_ref may be wrong.";
            tried.add(new Attempt(path, "package", Verdict.ABSENT, why));
            return SourceAnswer.none(tried, NoSource.NO_MATCH, why, List.of(mappingAdvice("its repository")));
        }
        String why =
                "No folder of this commit fits the package " + name.packageName() + ": the class belongs to a library.";
        tried.add(new Attempt(path, "package", Verdict.ABSENT, why));
        return SourceAnswer.none(tried, NoSource.OTHER_MODULE, why, List.of(mappingAdvice("its repository and tag")));
    }

    private SourceAnswer of(Library library, List<Attempt> tried) {
        String file = files.names().get(0);
        List<Place> places = library.places(name.packagePath(), files.names(), question.runtimeVersion());
        Place place = places.get(0);
        String why = name.qualified() + " belongs to " + library.what() + ", not to the service's repository.";
        tried.add(new Attempt(pathInPackage(file), place.rule(), Verdict.NOT_HERE, why));
        NoSource reason = library.ofLanguage() ? NoSource.STANDARD_LIBRARY : NoSource.OTHER_MODULE;
        List<String> advice = place.version().isPresent()
                ? List.of()
                : List.of(mappingAdvice(library.repository() + " at the version that was built"));
        return SourceAnswer.elsewhere(tried, places, reason, why, advice);
    }

    private String mappingAdvice(String where) {
        List<String> start =
                name.packagePath().subList(0, Math.min(3, name.packagePath().size()));
        return "To see its source, map the function names that begin with " + String.join("/", start) + " to " + where
                + " in .pyroscope.yaml or .lineflame.yaml.";
    }

    private String pathInPackage(String file) {
        return String.join("/", name.packagePath()) + "/" + file;
    }
}
