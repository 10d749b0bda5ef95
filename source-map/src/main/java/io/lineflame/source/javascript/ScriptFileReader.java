package io.lineflame.source.javascript;

import io.lineflame.source.javascript.ScriptFile.Kind;
import io.lineflame.source.search.CompiledPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads scripts' names as V8, bundlers and package managers write them. */
final class ScriptFileReader {

    private static final String MODULES = "node_modules";
    private static final int LONGEST_SEGMENT = 200;
    /** Folders in which package managers keep each version apart, {@code .pnpm/NAME@VERSION/node_modules/NAME}. */
    private static final Set<String> STORES = Set.of(".pnpm", ".bun", ".deno");

    private static final Pattern VERSION = Pattern.compile("(\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}[\\w.+-]*+).*");
    private static final Pattern YARN_CACHE =
            Pattern.compile("(.+)-npm-(\\d[\\w.+-]*?)-[0-9a-f]{10}(?:-[0-9a-z]+)?(?:\\.zip)?");
    private static final Pattern NAME_AT_VERSION = Pattern.compile("([\\w.-]++)@v?(\\d{1,9}\\.\\d[^@]*+)(?:@@@\\d)?");

    private static final List<String> EVALUATED =
            List.of("evalmachine.", "[eval", "eval at ", "blob:", "data:", "wasm://", "VM", "debugger://");
    private static final List<String> MADE_BY_BUNDLERS =
            List.of("webpack/", "(webpack)/", "external ", "@vite/", "@id/", "@react-refresh", "ignored|");

    private ScriptFileReader() {}

    static ScriptFile read(String file) {
        if (file.startsWith("node:")) {
            return node(file.substring("node:".length()) + ".js");
        }
        if (file.startsWith("bun:") || file.startsWith("ext:")) {
            return ScriptFile.of(Kind.RUNTIME, List.of(file));
        }
        if (isEvaluated(file)) {
            return ScriptFile.of(Kind.GENERATED, List.of());
        }
        ScriptName name = ScriptName.of(file);
        return of(file, name, name.segments());
    }

    private static ScriptFile of(String file, ScriptName name, List<String> segments) {
        if (isNodesOldName(file)) {
            return node(file);
        }
        if (isMadeByBundler(name)) {
            return ScriptFile.of(Kind.GENERATED, segments);
        }
        return inModules(segments)
                .or(() -> inCache(segments))
                .or(() -> name.form() == ScriptName.Form.FETCHED ? fetched(segments) : Optional.empty())
                .orElseGet(() -> ScriptFile.of(Kind.OWN, segments));
    }

    private static ScriptFile node(String path) {
        return ScriptFile.of(Kind.NODE, CompiledPath.segmentsOf(path));
    }

    /** {@code VM123} is V8's name for a text without one. */
    static boolean isEvaluated(String file) {
        return EVALUATED.stream().anyMatch(file::startsWith) && (!file.startsWith("VM") || isNumber(file, "VM"));
    }

    private static boolean isNumber(String file, String before) {
        return file.length() > before.length()
                && file.substring(before.length()).chars().allMatch(Character::isDigit);
    }

    /** Before Node 16 its modules were called {@code internal/timers.js} and {@code _http_server.js}. */
    private static boolean isNodesOldName(String file) {
        return file.endsWith(".js")
                && (file.startsWith("internal/")
                        || (file.indexOf('/') < 0
                                && (file.startsWith("_http_")
                                        || file.startsWith("_stream_")
                                        || file.startsWith("_tls_"))));
    }

    private static boolean isMadeByBundler(ScriptName name) {
        if (name.form() == ScriptName.Form.PLAIN && !name.path().startsWith("/@")) {
            return false;
        }
        String path = name.path().startsWith("/") ? name.path().substring(1) : name.path();
        return MADE_BY_BUNDLERS.stream().anyMatch(path::startsWith);
    }

    private static Optional<ScriptFile> inModules(List<String> segments) {
        int modules = segments.lastIndexOf(MODULES);
        if (modules < 0 || modules + 2 >= segments.size()) {
            return Optional.empty();
        }
        int scope = segments.get(modules + 1).startsWith("@") ? 1 : 0;
        int rest = modules + 2 + scope;
        if (rest >= segments.size()) {
            return Optional.empty();
        }
        String packageName = String.join("/", segments.subList(modules + 1, rest));
        String installed = String.join("/", segments.subList(segments.indexOf(MODULES), rest));
        String version = storedVersion(segments, modules, packageName);
        return Optional.of(
                new ScriptFile(Kind.PACKAGE, packageName, version, segments.subList(rest, segments.size()), installed));
    }

    private static String storedVersion(List<String> segments, int modules, String packageName) {
        String folder = modules > 0 ? segments.get(modules - 1) : "";
        if (modules > 1 && STORES.contains(segments.get(modules - 2))) {
            String before = packageName.replace('/', '+') + "@";
            String version = folder.startsWith(before) ? folder.substring(before.length()) : "";
            return first(VERSION, cut(cut(version, '_'), '('))
                    .map(match -> match.group(1))
                    .orElse("");
        }
        return first(YARN_CACHE, folder).map(match -> match.group(2)).orElse("");
    }

    private static String cut(String text, char end) {
        int index = text.indexOf(end);
        return index < 0 ? text : text.substring(0, index);
    }

    /** {@code .bun/install/cache/NAME@VERSION/…}, {@code …/registry.npmjs.org/NAME/VERSION/…} of Deno. */
    private static Optional<ScriptFile> inCache(List<String> segments) {
        int bun = segments.indexOf("cache");
        if (bun > 1
                && segments.get(bun - 1).equals("install")
                && segments.get(bun - 2).equals(".bun")) {
            return named(segments, bun + 1);
        }
        int deno = segments.indexOf("registry.npmjs.org");
        int scope = deno >= 0
                        && deno + 1 < segments.size()
                        && segments.get(deno + 1).startsWith("@")
                ? 1
                : 0;
        int version = deno + 2 + scope;
        return deno < 0 || version + 1 >= segments.size()
                ? Optional.empty()
                : first(VERSION, segments.get(version))
                        .map(match -> packaged(
                                String.join("/", segments.subList(deno + 1, version)),
                                match.group(1),
                                segments,
                                version + 1));
    }

    /** {@code unpkg.com/NAME@VERSION/…}, {@code deno.land/std@0.200.0/…}: a package by its address. */
    private static Optional<ScriptFile> fetched(List<String> segments) {
        for (int i = 0; i + 1 < Math.min(4, segments.size()); i++) {
            Optional<ScriptFile> found = named(segments, i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<ScriptFile> named(List<String> segments, int index) {
        int scope = index < segments.size() && segments.get(index).startsWith("@") ? 1 : 0;
        int last = index + scope;
        if (last + 1 >= segments.size()) {
            return Optional.empty();
        }
        String above = scope == 1 ? segments.get(index) + "/" : "";
        return first(NAME_AT_VERSION, segments.get(last))
                .map(match -> packaged(above + match.group(1), match.group(2), segments, last + 1));
    }

    private static ScriptFile packaged(String name, String version, List<String> segments, int rest) {
        return new ScriptFile(Kind.PACKAGE, name, version, segments.subList(rest, segments.size()), "");
    }

    private static Optional<Matcher> first(Pattern pattern, String segment) {
        if (segment.length() > LONGEST_SEGMENT) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(segment);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }
}
