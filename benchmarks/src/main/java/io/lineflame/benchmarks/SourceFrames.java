package io.lineflame.benchmarks;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.source.SourceQuestion;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Frames of reference profiles in several languages, and a made-up repository that holds many of their files: the ends of
 * their paths as compiled, below services with modules of their own, between files with names that every repository has
 * hundreds of.
 */
final class SourceFrames {
    private static final String REPOSITORY = "https://code.example.com/acme/mono";
    private static final String HASH = "0123456789012345678901234567890123456789";
    private static final int MOST_OF_ONE_PROFILE = 3_000;
    private static final int FILES = 50_000;
    private static final int SERVICES = 40;
    private static final int NAMESAKES = 300;
    private static final int REQUIRED = 300;
    private static final List<String> COMMON = List.of(
            "main.go",
            "types.go",
            "util.go",
            "errors.go",
            "server.go",
            "client.go",
            "config.go",
            "doc.go",
            "index.js",
            "index.ts",
            "__init__.py",
            "utils.py",
            "Utils.java",
            "package-info.java",
            "mod.rs",
            "lib.rs",
            "README.md");

    private final List<SourceQuestion> questions = new ArrayList<>();
    private final Set<String> files = new HashSet<>();
    private final Set<String> paths = new LinkedHashSet<>();

    private SourceFrames() {}

    /** The distinct frames of some reference profiles. */
    static SourceFrames of(List<String> profiles) throws IOException, PprofException {
        SourceFrames frames = new SourceFrames();
        for (String profile : profiles) {
            frames.add(PprofReader.read(Files.readAllBytes(ReferenceProfiles.named(profile)), PprofLimits.DEFAULT));
        }
        frames.fill();
        return frames;
    }

    private void add(PprofProfile profile) {
        for (int i = 0; i < Math.min(MOST_OF_ONE_PROFILE, profile.functionCount()); i++) {
            String file = profile.string(profile.functionFile(i));
            String root = i % 2 == 0 ? "" : "services/s" + i % SERVICES;
            questions.add(new SourceQuestion(profile.string(profile.functionName(i)), file, root, REPOSITORY));
            addEnd(file);
        }
    }

    /** The last two, three or four segments of most files' paths, some of them at the root, most below a service. */
    private void addEnd(String file) {
        List<String> segments = List.of(file.replace('\\', '/').split("/", -1));
        int index = paths.size();
        int kept = Math.min(segments.size(), 2 + index % 3);
        String end = String.join("/", segments.subList(segments.size() - kept, segments.size()));
        String path = index % 5 == 0 ? end : "services/s" + index % SERVICES + "/" + end;
        if (files.add(file) && files.size() % 4 > 0 && TreeEntry.isPath(path)) {
            paths.add(path);
        }
    }

    private void fill() {
        for (int i = 0; i < SERVICES; i++) {
            paths.add("services/s" + i + "/go.mod");
        }
        paths.add("go.mod");
        for (String name : COMMON) {
            for (int i = 0; i < NAMESAKES; i++) {
                paths.add("services/s" + i % SERVICES + "/internal/part" + i / SERVICES + "/deep/" + name);
            }
        }
        for (int i = 0; paths.size() < FILES; i++) {
            paths.add("services/s" + i % SERVICES + "/src/main/part" + i % 97 + "/File" + i + ".java");
        }
    }

    List<SourceQuestion> questions() {
        return questions;
    }

    Tree tree() {
        return Tree.of(paths.stream()
                .map(path -> new TreeEntry(path, TreeEntry.Kind.FILE, HASH, OptionalLong.of(4_000)))
                .toList());
    }

    /** What the small files of the repository say. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String path : paths) {
            if (path.endsWith("go.mod")) {
                texts.put(path, goMod(path));
            }
        }
        return texts;
    }

    private static String goMod(String path) {
        StringBuilder text = new StringBuilder("module code.example.com/acme/mono/" + path.replace("/go.mod", ""));
        text.append("\ngo 1.24.1\nrequire (\n");
        for (int i = 0; i < REQUIRED; i++) {
            text.append("\texample.com/owner/module")
                    .append(i)
                    .append(" v1.")
                    .append(i)
                    .append(".0\n");
        }
        return text.append(")\n").toString();
    }
}
