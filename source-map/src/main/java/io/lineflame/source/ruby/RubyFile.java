package io.lineflame.source.ruby;

import io.lineflame.source.search.CompiledPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose file it is that Ruby ran, as far as its name tells.
 *
 * @param name of the gem; else empty
 * @param release of Ruby that its library belongs to, e.g. {@code 3.2}; else empty
 * @param version of the gem, of the commit a gem was installed from, or of Ruby; empty when the path does not say
 * @param path in segments: all of it of {@code OWN}, else within what {@code kind} names
 */
record RubyFile(Kind kind, String name, String release, String version, List<String> path) {

    enum Kind {
        /** Text that was evaluated. */
        GENERATED,
        /** Written in Ruby, and part of the interpreter. */
        CORE,
        STANDARD,
        /** Of JRuby or TruffleRuby. */
        OTHER_RUBY,
        GEM,
        /** A gem that was installed from a commit. */
        GEM_OF_COMMIT,
        OWN
    }

    private static final int LONGEST_SEGMENT = 128;
    private static final Pattern GEM =
            Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*?)-(\\d{1,9}(?:\\.[0-9A-Za-z]{1,20})*+)(?:-.+)?");
    private static final Pattern OF_COMMIT = Pattern.compile("(.+)-([0-9a-f]{12})");
    private static final Pattern API = Pattern.compile("(\\d\\.\\d{1,2})(?:\\.\\d{1,2})?");
    private static final Pattern RELEASED = Pattern.compile("(?<![\\d.])((\\d\\.\\d{1,2})\\.\\d{1,2})(?![\\d.])");
    private static final Set<String> SITES = Set.of("site_ruby", "vendor_ruby");
    private static final String INTERNAL = "<internal:";

    RubyFile {
        path = List.copyOf(path);
    }

    static RubyFile of(String file) {
        if (isEvaluated(file)) {
            return new RubyFile(Kind.GENERATED, "", "", "", List.of());
        }
        if (file.startsWith(INTERNAL)) {
            return internal(file.substring(INTERNAL.length(), file.length() - (file.endsWith(">") ? 1 : 0)));
        }
        List<String> path = CompiledPath.of(file).segments();
        return gem(path).or(() -> standard(path)).orElseGet(() -> new RubyFile(Kind.OWN, "", "", "", path));
    }

    static boolean isEvaluated(String file) {
        return file.startsWith("(eval") || file.equals("(irb)") || file.equals("-e");
    }

    String joined() {
        return String.join("/", path);
    }

    /** {@code <internal:array>} is {@code array.rb} of Ruby itself; some name a file of its library instead. */
    private static RubyFile internal(String name) {
        return name.startsWith("/")
                ? of(name)
                : new RubyFile(Kind.CORE, "", "", "", CompiledPath.segmentsOf(name + ".rb"));
    }

    private static Optional<RubyFile> gem(List<String> path) {
        for (int i = path.size() - 3; i >= 0; i--) {
            if (!path.get(i).equals("gems") || path.get(i + 1).length() > LONGEST_SEGMENT) {
                continue;
            }
            Kind kind = i > 0 && path.get(i - 1).equals("bundler") ? Kind.GEM_OF_COMMIT : Kind.GEM;
            Matcher gem = (kind == Kind.GEM ? GEM : OF_COMMIT).matcher(path.get(i + 1));
            if (gem.matches()) {
                return Optional.of(
                        new RubyFile(kind, gem.group(1), "", gem.group(2), path.subList(i + 2, path.size())));
            }
        }
        return Optional.empty();
    }

    /** Below {@code lib/ruby/3.2.0} or {@code lib/ruby/site_ruby/3.2.0}, which name the interface's version. */
    private static Optional<RubyFile> standard(List<String> path) {
        for (int i = 1; i + 2 < path.size(); i++) {
            if (!path.get(i).equals("ruby") || !path.get(i - 1).startsWith("lib")) {
                continue;
            }
            if (path.get(i + 1).equals("stdlib")) {
                return Optional.of(new RubyFile(Kind.OTHER_RUBY, "", "", "", path.subList(i + 2, path.size())));
            }
            int api = SITES.contains(path.get(i + 1)) ? i + 2 : i + 1;
            Matcher release = API.matcher(path.get(api).length() > LONGEST_SEGMENT ? "" : path.get(api));
            if (release.matches() && api + 1 < path.size()) {
                String version = versionAbove(path.subList(0, i), release.group(1));
                List<String> rest = path.subList(api + 1, path.size());
                return Optional.of(new RubyFile(Kind.STANDARD, "", release.group(1), version, rest));
            }
        }
        return Optional.empty();
    }

    /** {@code /root/.rbenv/versions/3.2.2/lib}, {@code rubies/ruby-3.2.2/lib}: innermost first. */
    private static String versionAbove(List<String> folders, String release) {
        for (int i = folders.size() - 1; i >= 0; i--) {
            Matcher version = RELEASED.matcher(folders.get(i).length() > LONGEST_SEGMENT ? "" : folders.get(i));
            if (version.find() && version.group(2).equals(release)) {
                return version.group(1);
            }
        }
        return "";
    }
}
