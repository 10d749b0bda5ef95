package io.lineflame.source.javascript;

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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Node's own library: {@code node:events} is {@code lib/events.js} in Node's repository at the tag of its version. */
final class NodeLibrary {

    /** Versions below 4 are of other run times that take Node's names: Bun 1, Deno 1 and 2. */
    private static final ExactVersion EXACT = new ExactVersion(
            Pattern.compile("(?:node-?)?v?((?:[4-9]|\\d{2,3})\\.\\d{1,3}\\.\\d{1,3})"),
            "",
            List.of(".nvmrc", ".node-version"));

    private static final String WHAT = "Node's library";
    private static final String RULE = "standard library";
    private static final String BUNDLED = "internal/deps/";

    private NodeLibrary() {}

    static Optional<String> wanted(SourceQuestion question, Tree tree) {
        return EXACT.wanted(question, tree);
    }

    static SourceAnswer find(ScriptFile file, SourceQuestion question, Checkout checkout) {
        List<String> paths = paths(file);
        Optional<String> own = paths.stream().filter(checkout.tree()::hasFile).findFirst();
        if (own.isPresent() && checkout.tree().hasFile("src/node.cc")) {
            return Outcome.found(own.get(), "Node's own repository", "This repository is Node itself.");
        }
        return EXACT.find(question, checkout)
                .map(version -> at(file, version, paths))
                .orElseGet(() -> ofUnknownVersion(file, paths));
    }

    private static SourceAnswer at(ScriptFile file, KnownVersion version, List<String> paths) {
        Project node = NpmPackages.node();
        Place place = node.place(WHAT, Optional.of(version), paths, RULE);
        String why =
                file.joined() + " is part of the library of Node " + version.text() + ", by " + version.from() + ".";
        return Outcome.elsewhere(file.joined(), place, NoSource.STANDARD_LIBRARY, why);
    }

    private static SourceAnswer ofUnknownVersion(ScriptFile file, List<String> paths) {
        Place place = NpmPackages.node().place(WHAT, Optional.empty(), paths, RULE);
        return Outcome.elsewhere(
                file.joined(),
                place,
                NoSource.STANDARD_LIBRARY,
                file.joined() + " is part of Node's own library, of which nothing says the version.",
                "Send the label node_version with the full version, such as 20.11.1, or name it in .nvmrc.");
    }

    /** What Node bundles of others has a folder of its own. */
    private static List<String> paths(ScriptFile file) {
        String path = file.joined();
        return path.startsWith(BUNDLED)
                ? List.of("deps/" + path.substring(BUNDLED.length()), "lib/" + path)
                : List.of("lib/" + path);
    }
}
