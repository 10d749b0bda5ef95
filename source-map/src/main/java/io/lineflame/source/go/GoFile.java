package io.lineflame.source.go;

import io.lineflame.source.search.CompiledPath;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose file it is that Go compiled, as far as its name tells. The same file is named in many ways: by
 * an absolute path of whatever system built it, by import path and version ({@code -trimpath}), by a
 * module cache, by {@code GOPATH}, by Bazel's sandbox.
 *
 * @param module the module's path; of {@code VENDORED} the package's, of {@code BAZEL} the repository's name; else
 *     empty
 * @param version of the module, e.g. {@code v1.2.3}; empty when the name does not carry it
 * @param rest the path within what {@code kind} names
 */
record GoFile(Kind kind, String module, String version, String rest) {

    enum Kind {
        UNNAMED,
        GENERATED,
        CGO,
        STANDARD,
        MODULE,
        VENDORED,
        /** Of another repository of Bazel's, which has a name of its own. */
        BAZEL,
        OWN
    }

    /** How many segments at a name's end are looked at: no installation of Go lies deeper. */
    private static final int DEEPEST = 128;

    private static final Pattern VERSIONED = Pattern.compile("(.+)@(v\\d[^/]*)");
    /** The group is possessive: else each of its repetitions, in a name out of a profile, would take stack. */
    private static final Pattern TOOLCHAIN =
            Pattern.compile("toolchain@v[\\d.]+-(go\\d+(?:\\.\\d+)*+(?:rc\\d+|beta\\d+)?)\\D.*");

    private static final Pattern GO_VERSION =
            Pattern.compile("(?:.*-)?go-?(\\d+\\.\\d+(?:\\.\\d+)?(?:rc\\d+|beta\\d+)?)");
    private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+(\\.\\d+)?");

    /** Whose file it is. The function's package decides where folders could be read in two ways. */
    static GoFile of(GoPackage ofFunction, String file) {
        if (CompiledPath.namesNothing(file)) {
            return new GoFile(Kind.UNNAMED, "", "", "");
        }
        CompiledPath path = CompiledPath.of(file);
        if (file.startsWith("<")) {
            return new GoFile(Kind.GENERATED, "", "", file);
        }
        if (madeByCgo(path.name())) {
            return new GoFile(Kind.CGO, "", "", path.name());
        }
        int standard = standardLibraryStart(ofFunction, path);
        if (standard >= 0) {
            return new GoFile(Kind.STANDARD, "", "", path.from(standard));
        }
        int versioned = indexOfVersion(path.segments());
        if (versioned >= 0) {
            return module(ofFunction, path, versioned);
        }
        return vendoredOrOwn(path);
    }

    private static boolean madeByCgo(String name) {
        return name.startsWith("_cgo_") || name.endsWith(".cgo1.go") || name.endsWith(".cgo2.c");
    }

    /**
     * Where the path within Go itself starts; -1 when the file is not of it. Of several folders {@code src} the one that
     * the function's package follows, else the last.
     */
    private static int standardLibraryStart(GoPackage ofFunction, CompiledPath path) {
        List<String> segments = path.segments();
        int start = !path.absolute() && isStandard(ofFunction, path, 0) ? 0 : -1;
        for (int i = Math.max(1, segments.size() - DEEPEST); i < segments.size(); i++) {
            if (segments.get(i - 1).equals("src") && isStandard(ofFunction, path, i)) {
                start = i;
                if (path.from(i).startsWith(ofFunction.path() + "/")) {
                    return start;
                }
            }
        }
        return start;
    }

    /**
     * A service may have folders named {@code log} or {@code net} itself: then its functions' packages
     * start with the module, or with {@code main}. Functions without a package are assembly or C. Literals of the
     * library's functions that were inlined carry the package of the function around them.
     */
    private static boolean isStandard(GoPackage ofFunction, CompiledPath path, int start) {
        List<String> segments = path.segments();
        if (segments.size() - start < 2) {
            return false;
        }
        if (segments.get(start).equals("cmd")) {
            return StandardLibrary.isTool(ofFunction.path());
        }
        if (!StandardLibrary.startsLike(segments.get(start))) {
            return false;
        }
        boolean ofGo = ofFunction.path().isEmpty() || StandardLibrary.holds(ofFunction.path());
        return ofGo || (ofFunction.mayBeInlinedLiteral() && (start == 0 || isGoRoot(segments, start - 1)));
    }

    /** Whether the folder {@code src} at this index is below one where Go is installed. */
    private static boolean isGoRoot(List<String> segments, int src) {
        String above = src == 0 ? "" : segments.get(src - 1);
        return above.equals("go")
                || above.equals("GOROOT")
                || !versionOf(segments, src).isEmpty();
    }

    /** Go's version, e.g. {@code go1.24.1}, out of the folders above its standard library; empty without one. */
    static String goVersion(String file) {
        List<String> segments = CompiledPath.of(file).segments();
        return versionOf(segments, segments.lastIndexOf("src"));
    }

    private static String versionOf(List<String> segments, int src) {
        for (int i = src - 1; i >= 0; i--) {
            String segment = segments.get(i);
            String version = versionIn(segment);
            boolean below = i > 0 && isFolderOfVersions(segments.get(i - 1));
            if (version.isEmpty() && below && NUMBER.matcher(segment).matches()) {
                version = "go" + segment;
            }
            if (!version.isEmpty()) {
                return version;
            }
        }
        return "";
    }

    private static String versionIn(String segment) {
        if (!segment.contains("go")) {
            return "";
        }
        Matcher toolchain = TOOLCHAIN.matcher(segment);
        if (toolchain.matches()) {
            return toolchain.group(1);
        }
        Matcher named = GO_VERSION.matcher(segment);
        return named.matches() ? "go" + named.group(1) : "";
    }

    /** hostedtoolcache/go/1.24.1/x64, Cellar/go@1.24/1.24.1/libexec, .asdf/installs/golang/1.24.1/go, .goenv/versions/1.24.1. */
    private static boolean isFolderOfVersions(String folder) {
        return folder.equals("go") || folder.equals("golang") || folder.equals("versions") || folder.startsWith("go@");
    }

    private static int indexOfVersion(List<String> segments) {
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.indexOf('@') > 0 && VERSIONED.matcher(segment).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static GoFile module(GoPackage ofFunction, CompiledPath path, int versioned) {
        List<String> segments = path.segments();
        Matcher last = VERSIONED.matcher(segments.get(versioned));
        if (!last.matches()) {
            throw new IllegalStateException("no version in " + segments.get(versioned));
        }
        int start = moduleStart(ofFunction, path, versioned);
        String above = String.join("/", segments.subList(start, versioned));
        String module = (above.isEmpty() ? "" : above + "/") + last.group(1);
        return new GoFile(Kind.MODULE, unescapeCache(module), last.group(2), path.from(versioned + 1));
    }

    /** The module's first segment: below {@code pkg/mod}, or where the function's package begins, or a host. */
    private static int moduleStart(GoPackage ofFunction, CompiledPath path, int versioned) {
        List<String> segments = path.segments();
        for (int i = 1; i < versioned; i++) {
            if (segments.get(i - 1).equals("pkg") && segments.get(i).equals("mod")) {
                return i + 1;
            }
        }
        List<String> packagePath = ofFunction.segments();
        int byPackage =
                packagePath.isEmpty() ? -1 : segments.subList(0, versioned + 1).indexOf(packagePath.get(0));
        if (byPackage >= 0 || !path.absolute()) {
            return Math.max(byPackage, 0);
        }
        for (int i = 0; i < versioned; i++) {
            if (segments.get(i).indexOf('.') > 0) {
                return i;
            }
        }
        return 0;
    }

    /** The module cache writes an upper-case letter as {@code !} and its lower case. */
    private static String unescapeCache(String path) {
        StringBuilder text = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '!' && i + 1 < path.length()) {
                i++;
                text.append(Character.toUpperCase(path.charAt(i)));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static GoFile vendoredOrOwn(CompiledPath path) {
        List<String> segments = path.segments();
        int vendor = segments.lastIndexOf("vendor");
        if (vendor >= 0 && vendor + 2 < segments.size()) {
            String ofFile = String.join("/", segments.subList(vendor + 1, segments.size() - 1));
            return new GoFile(Kind.VENDORED, ofFile, "", path.from(vendor));
        }
        int external = bazelExternal(path);
        if (external >= 0) {
            return new GoFile(Kind.BAZEL, segments.get(external + 1), "", path.from(external + 2));
        }
        return new GoFile(Kind.OWN, "", "", path.from(0));
    }

    /** Bazel puts other repositories into {@code external/NAME} of its execution root. */
    private static int bazelExternal(CompiledPath path) {
        List<String> segments = path.segments();
        int external = segments.indexOf("external");
        boolean atRoot = external == 0 && !path.absolute();
        boolean belowRoot = external >= 2 && segments.get(external - 2).equals("execroot");
        return (atRoot || belowRoot) && external + 2 < segments.size() ? external : -1;
    }
}
