package io.lineflame.source.jvm;

import io.lineflame.source.KnownVersion;
import io.lineflame.source.Place;
import io.lineflame.source.search.TableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the JDK's own classes are: in the OpenJDK's repository for their version. */
final class Jdk {

    private static final String WHAT = "the JDK's classes";
    private static final String RULE = "JDK package";

    private static final Map<String, String> REPOSITORIES =
            TableFile.rows(Jdk.class, "jdk-repositories.txt", 2).stream()
                    .collect(Collectors.toUnmodifiableMap(row -> row.get(0), row -> row.get(1)));

    /** Where classes of a module lie, the folders for single systems last. Source: JEP 201. */
    private static final List<String> SYSTEMS = List.of("share", "unix", "linux", "windows", "macosx", "aix");

    /** Before modules: the repositories of JDK 8 as folders of one. */
    private static final List<String> FOLDERS_OF_8 = List.of(
            "jdk/src/share/classes",
            "jdk/src/solaris/classes",
            "jdk/src/linux/classes",
            "jdk/src/windows/classes",
            "jdk/src/macosx/classes",
            "langtools/src/share/classes",
            "jaxp/src",
            "jaxws/src/share/jaxws_classes",
            "corba/src/share/classes",
            "nashorn/src");

    private Jdk() {}

    /** The places of a class of the JDK. */
    static List<Place> places(List<String> packagePath, String file, Optional<KnownVersion> runtime) {
        Optional<JdkVersion> version = runtime.flatMap(JdkVersion::of);
        List<String> ends = Stream.concat(packagePath.stream(), Stream.of(file)).toList();
        String end = String.join("/", ends);
        if (version.isEmpty()) {
            String main = address("main", 0);
            return List.of(Place.ofUnknownVersion(WHAT, main, recentPaths(packagePath, end), RULE));
        }
        JdkVersion known = version.get();
        List<String> paths = known.feature() == 8 ? pathsOf8(end) : recentPaths(packagePath, end);
        List<Place> places = new ArrayList<>();
        for (String repository : repositories(known)) {
            places.add(new Place(WHAT, repository, Optional.of(known.known()), known.tags(), paths, ends, "", RULE));
        }
        return places;
    }

    private static List<String> repositories(JdkVersion version) {
        String updates = address(version.feature() == 8 ? "8" : "updates", version.feature());
        return version.first() ? List.of(updates, address("main", 0)) : List.of(updates);
    }

    private static String address(String key, int feature) {
        return REPOSITORIES.getOrDefault(key, "").replace("<feature>", String.valueOf(feature));
    }

    private static List<String> recentPaths(List<String> packagePath, String end) {
        return JdkPackages.modules(packagePath).orElse(List.of()).stream()
                .flatMap(module -> SYSTEMS.stream().map(system -> "src/" + module + "/" + system + "/classes/" + end))
                .toList();
    }

    private static List<String> pathsOf8(String end) {
        return FOLDERS_OF_8.stream().map(folder -> folder + "/" + end).toList();
    }
}
