package io.lineflame.source.ruby;

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

/** Ruby's own library and the part of its core that is written in Ruby, at the tag of the version that ran. */
final class RubyLibrary {

    private static final Pattern EXACT =
            Pattern.compile("(?:ruby[- ]?)?(\\d\\.\\d{1,2}\\.\\d{1,2})(?:[- ]?(?:p\\d+|\\().*)?");

    private static final String WHAT = "Ruby's library";
    private static final String RULE = "standard library";

    private RubyLibrary() {}

    static Optional<String> wanted(RubyFile file, SourceQuestion question, Tree tree) {
        return file.version().isEmpty() ? exact(file).wanted(question, tree) : Optional.empty();
    }

    static SourceAnswer find(RubyFile file, SourceQuestion question, Checkout checkout) {
        List<String> paths = paths(file);
        Optional<String> own = paths.stream().filter(checkout.tree()::hasFile).findFirst();
        if (own.isPresent() && checkout.tree().hasFile("vm_eval.c")) {
            return Outcome.found(own.get(), "Ruby's own repository", "This repository is Ruby itself.");
        }
        Optional<KnownVersion> version = file.version().isEmpty()
                ? exact(file).find(question, checkout)
                : Optional.of(new KnownVersion(file.version(), "the file's name"));
        return version.map(known -> at(file, known, paths)).orElseGet(() -> ofUnknownPatch(file, paths));
    }

    private static ExactVersion exact(RubyFile file) {
        return new ExactVersion(EXACT, file.release(), List.of(".ruby-version"));
    }

    private static SourceAnswer at(RubyFile file, KnownVersion version, List<String> paths) {
        Project ruby = Gems.ruby();
        Place place = ruby.place(WHAT, Optional.of(version), paths, RULE);
        String why = file.joined() + " is part of Ruby " + version.text() + ", by " + version.from() + ".";
        return Outcome.elsewhere(file.joined(), place, NoSource.STANDARD_LIBRARY, why);
    }

    private static SourceAnswer ofUnknownPatch(RubyFile file, List<String> paths) {
        Place place = Gems.ruby().place(WHAT, Optional.empty(), paths, RULE);
        String why = file.joined() + " is part of Ruby"
                + (file.release().isEmpty()
                        ? ", of which nothing says the version."
                        : " " + file.release() + ", of which nothing says the patch release.");
        String advice =
                "Send the label ruby_version with the full version, such as 3.2.2, or name it in .ruby-version.";
        return Outcome.elsewhere(file.joined(), place, NoSource.STANDARD_LIBRARY, why, advice);
    }

    /** Libraries that need C have a folder below {@code ext}. */
    private static List<String> paths(RubyFile file) {
        String path = file.joined();
        if (file.kind() == RubyFile.Kind.CORE) {
            return List.of(path);
        }
        String top = file.path().get(0).replaceFirst("\\.rb$", "");
        return List.of("lib/" + path, "ext/" + top + "/lib/" + path);
    }
}
