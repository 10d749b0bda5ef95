package io.lineflame.source.coverage;

import io.lineflame.source.Checkout;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.finder.Origins;
import io.lineflame.source.finder.SourceFinder;
import io.lineflame.source.mappings.Mappings;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for the files of many functions of one version of a service. Does no I/O; safe for many threads. */
public final class FunctionPlaces {

    private FunctionPlaces() {}

    /**
     * The small files to read before {@link #of}, those of the first functions first.
     *
     * @param about a question about the service's version; names no function
     */
    public static List<TreeEntry> wanted(Collection<ProfiledFunction> functions, SourceQuestion about, Tree tree) {
        return functions.stream()
                .flatMap(function -> SourceFinder.wanted(question(function, about), tree).stream())
                .distinct()
                .toList();
    }

    /**
     * The place of each function.
     *
     * @param about a question about the service's version; names no function
     * @param before each function; an exception of it ends the work
     */
    public static Map<ProfiledFunction, FunctionPlace> of(
            Collection<ProfiledFunction> functions,
            SourceQuestion about,
            Checkout checkout,
            Mappings ofServer,
            Runnable before) {
        Map<ProfiledFunction, FunctionPlace> places = new HashMap<>();
        for (ProfiledFunction function : functions) {
            before.run();
            places.put(
                    function,
                    FunctionPlace.of(
                            Origins.of(function.name(), function.file()),
                            SourceFinder.find(question(function, about), checkout, ofServer)));
        }
        return places;
    }

    static SourceQuestion question(ProfiledFunction function, SourceQuestion about) {
        return new SourceQuestion(
                function.name(), function.file(), about.rootPath(), about.repository(), about.runtimeVersion());
    }
}
