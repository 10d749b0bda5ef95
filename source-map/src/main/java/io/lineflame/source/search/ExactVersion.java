package io.lineflame.source.search;

import io.lineflame.source.Checkout;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.SourceQuestion;
import io.lineflame.vcs.Tree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which release of a language ran: as the profile or a label says, else as a file such as {@code .python-version} pins it
 * at the commit. What names no exact release, or another one than the file's path allows, says nothing.
 *
 * @param shape of a text that names an exact release; its group 1 is the release as the makers' tags spell it
 * @param release that it must belong to, e.g. {@code 3.12}; empty for any
 * @param files that pin it, likeliest first
 */
public record ExactVersion(Pattern shape, String release, List<String> files) {

    private static final int LONGEST = 64;

    public ExactVersion {
        files = List.copyOf(files);
    }

    /** The file to read for {@link #find}; empty when the profile says enough. */
    public Optional<String> wanted(SourceQuestion question, Tree tree) {
        return ofProfile(question).isPresent() ? Optional.empty() : NearestFile.of(tree, question.rootPath(), files);
    }

    /** The release that ran. */
    public Optional<KnownVersion> find(SourceQuestion question, Checkout checkout) {
        return ofProfile(question)
                .or(() -> NearestFile.of(checkout.tree(), question.rootPath(), files)
                        .flatMap(path -> checkout.text(path).flatMap(text -> ofFile(path, text))));
    }

    private Optional<KnownVersion> ofProfile(SourceQuestion question) {
        return question.runtimeVersion().flatMap(known -> exact(known.text(), known.from()));
    }

    private Optional<KnownVersion> ofFile(String path, String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .flatMap(line -> exact(line, path));
    }

    private Optional<KnownVersion> exact(String text, String from) {
        Matcher matcher = shape.matcher(
                text.substring(0, Math.min(LONGEST, text.length())).strip());
        return matcher.matches() && isOf(matcher.group(1))
                ? Optional.of(new KnownVersion(matcher.group(1), from))
                : Optional.empty();
    }

    private boolean isOf(String version) {
        return release.isEmpty() || version.equals(release) || version.startsWith(release + ".");
    }
}
