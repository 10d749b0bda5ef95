package io.lineflame.source.go;

import io.lineflame.source.Attempt;
import io.lineflame.source.Checkout;
import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.Verdict;
import java.util.List;
import java.util.Optional;

/** Finds the files of Go's standard library and of Go's own tools. */
final class GoItself {

    private static final String RULE = "standard library";
    private static final String LABEL =
            "Set the label go_version to what runtime.Version() says, for example go1.24.1.";
    private static final String NAMES =
            "A Go that the go command downloads (GOTOOLCHAIN=go1.24.1, without -trimpath) has its version in its files' names.";

    private GoItself() {}

    /**
     * Finds a file.
     *
     * @param rest its path below {@code src}
     */
    static SourceAnswer find(SourceQuestion question, Checkout checkout, String rest) {
        String path = "src/" + rest;
        if (checkout.tree().hasFile("src/runtime/proc.go") && checkout.tree().hasFile(path)) {
            Attempt itself = new Attempt(path, "Go's own repository", Verdict.FOUND, "This repository is Go itself.");
            return SourceAnswer.found(List.of(itself), path, itself.why());
        }
        ServiceModules modules = new ServiceModules(question, checkout);
        Optional<ToolchainVersion> version = ToolchainVersion.find(question, modules);
        Place place = version.map(found -> Place.at(
                        what(rest),
                        VanityHosts.ofGoItself(),
                        found.known(),
                        found.version().refs(),
                        List.of(path),
                        RULE))
                .orElseGet(() -> Place.ofUnknownVersion(what(rest), VanityHosts.ofGoItself(), List.of(path), RULE));
        String why = why(rest, version, modules);
        return SourceAnswer.elsewhere(
                List.of(new Attempt(rest, RULE, Verdict.NOT_HERE, why)),
                List.of(place),
                NoSource.STANDARD_LIBRARY,
                why,
                advice(version, modules));
    }

    private static String what(String rest) {
        return isTool(rest) ? "Go's own tools" : "Go's standard library";
    }

    private static boolean isTool(String rest) {
        return rest.startsWith("cmd/");
    }

    private static String why(String rest, Optional<ToolchainVersion> version, ServiceModules modules) {
        String kind = rest.endsWith(".s") ? "assembly of " : "part of ";
        String go = version.map(found -> found.version().text()).orElse("Go");
        String sentence = rest + " is " + kind + go + (isTool(rest) ? "'s own tools" : "'s standard library")
                + ", not of the service's repository.";
        if (version.isPresent()) {
            return sentence + " The version is from " + version.get().from() + ".";
        }
        return sentence + " Which Go built it is unknown: "
                + (modules.several()
                        ? "several modules of this commit may be the service's."
                        : "neither the file's name nor a label nor go.mod says so.");
    }

    private static List<String> advice(Optional<ToolchainVersion> version, ServiceModules modules) {
        if (version.filter(ToolchainVersion::certain).isPresent()) {
            return List.of();
        }
        String root = "Set the label service_root_path to the service's folder, whose go.mod then counts.";
        return modules.several() && version.isEmpty() ? List.of(LABEL, root, NAMES) : List.of(LABEL, NAMES);
    }
}
