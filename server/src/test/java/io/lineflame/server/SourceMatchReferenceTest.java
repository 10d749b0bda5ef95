package io.lineflame.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.view.FunctionListing;
import io.lineflame.profile.view.LineBreakdown;
import io.lineflame.server.fixture.GitRepository;
import io.lineflame.source.Checkout;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.declarations.FunctionEvidence;
import io.lineflame.source.declarations.MatchReport;
import io.lineflame.source.declarations.MatchVerdict;
import io.lineflame.source.declarations.SourceMatch;
import io.lineflame.source.finder.SourceFinder;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real profiles of programs whose history is public, compared with that history. The profiles are in
 * the reference data folder ({@code -Dlineflame.reference=DIR}); clones of the repositories and a
 * release of Go are named by {@code -Dlineflame.history.cs=DIR}, {@code -Dlineflame.history.gdu=DIR} and
 * {@code -Dlineflame.golang=DIR}. Each check runs where its own are given.
 */
final class SourceMatchReferenceTest {

    private static final String CS_COMMIT = "1febc201defe17930dab19e086b318059bebc332";
    private static final String GDU_COMMIT = "17cdc099f71ec02028802d06f7c287b64a580bb5";

    @TempDir
    private Path folder;

    @Test
    @EnabledIfSystemProperty(named = "lineflame.history.cs", matches = ".+")
    void boyterCs_atItsCommit_resolvesAndMatches() throws Exception {
        assertEverythingMatches("boyter-cs-1.pgo", "/mnt/data/projects/cs/", "cs", CS_COMMIT, 31);
    }

    @Test
    @EnabledIfSystemProperty(named = "lineflame.history.cs", matches = ".+")
    void boyterCs_atCommitsLongBefore_mayNotMatch() throws Exception {
        List<FunctionEvidence> functions = functions("boyter-cs-1.pgo", "/mnt/data/projects/cs/");
        try (History history = history("cs")) {
            Map<String, String> built = history.texts(CS_COMMIT, functions);
            for (int before : List.of(20, 30, 40, 60, 80)) {
                Map<String, String> texts = history.texts(CS_COMMIT + "~" + before, functions);
                Map<String, MatchReport> reports = reports(texts, functions);

                assertThat(overall(reports)).as("%d commits before", before).isEqualTo(MatchVerdict.MAY_NOT_MATCH);
                reports.forEach((path, report) -> {
                    if (Objects.equals(texts.get(path), built.get(path))) {
                        assertThat(report.verdict()).as(path).isEqualTo(MatchVerdict.MATCHES);
                    }
                });
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "lineflame.history.gdu", matches = ".+")
    void gdu_atItsCommit_resolvesAndMatches() throws Exception {
        assertEverythingMatches("gdu-2023.pgo", "/home/dundee/work/gdu/", "gdu", GDU_COMMIT, 23);
    }

    @Test
    @EnabledIfSystemProperty(named = "lineflame.golang", matches = ".+")
    void goCompile_againstAnotherRelease_mayNotMatch() throws Exception {
        Path sources = Path.of(System.getProperty("lineflame.golang", ""));
        List<FunctionEvidence> functions = functions("go-compile-1.23.pgo", "cmd/compile/");
        Map<String, String> texts = new TreeMap<>();
        for (FunctionEvidence function : functions) {
            Path file = sources.resolve("src").resolve(function.file());
            if (Files.isRegularFile(file)) {
                texts.put(function.file(), Files.readString(file));
            }
        }

        assertThat(texts).hasSizeGreaterThan(100);
        assertThat(overall(reports(texts, functions))).isEqualTo(MatchVerdict.MAY_NOT_MATCH);
    }

    private void assertEverythingMatches(
            String profile, String folderAsBuilt, String name, String commit, int functions) throws Exception {
        List<FunctionEvidence> own = functions(profile, folderAsBuilt);
        try (History history = history(name)) {
            Checkout checkout = Checkout.unread(history.tree(commit));
            assertThat(own)
                    .hasSize(functions)
                    .allSatisfy(function -> assertThat(SourceFinder.find(
                                            new SourceQuestion(function.function(), function.file(), ""), checkout)
                                    .path())
                            .as(function.file())
                            .isNotEmpty());
            Map<String, MatchReport> reports = reports(history.texts(commit, own), own);

            assertThat(reports.values()).extracting(MatchReport::verdict).containsOnly(MatchVerdict.MATCHES);
            assertThat(reports.values().stream().mapToInt(MatchReport::agreeing).sum())
                    .isEqualTo(functions);
        }
    }

    /** One file that is not what was built makes the commit another one. */
    private static MatchVerdict overall(Map<String, MatchReport> reports) {
        return reports.values().stream()
                .map(MatchReport::verdict)
                .filter(verdict -> verdict == MatchVerdict.MAY_NOT_MATCH)
                .findFirst()
                .orElse(MatchVerdict.MATCHES);
    }

    /** By path, for those files whose text is given. */
    private static Map<String, MatchReport> reports(Map<String, String> texts, List<FunctionEvidence> functions) {
        Map<String, MatchReport> reports = new TreeMap<>();
        texts.forEach((path, text) -> reports.put(path, SourceMatch.of(path, text, ofFile(path, functions))));
        return reports;
    }

    private static List<FunctionEvidence> ofFile(String path, List<FunctionEvidence> functions) {
        return functions.stream()
                .filter(function ->
                        function.file().equals(path) || function.file().endsWith("/" + path))
                .toList();
    }

    private static List<FunctionEvidence> functions(String profile, String folderAsBuilt) throws Exception {
        PprofProfile read = PprofReader.read(
                Files.readAllBytes(reference().resolve("profiles").resolve(profile)), PprofLimits.DEFAULT);
        return FunctionListing.of(read, read.defaultSampleTypeIndex(), name -> true).functions().stream()
                .filter(function -> function.file().startsWith(folderAsBuilt))
                .map(function -> new FunctionEvidence(
                        function.name(), function.file(), function.startLine(), lines(function.breakdown())))
                .toList();
    }

    private static List<Integer> lines(LineBreakdown breakdown) {
        return breakdown.lines().stream().map(LineBreakdown.Line::line).toList();
    }

    private static Path reference() {
        String named = System.getProperty("lineflame.reference", "");
        return named.isEmpty()
                ? Path.of("").toAbsolutePath().resolve("../../shared").normalize()
                : Path.of(named);
    }

    private History history(String name) throws Exception {
        GitRepository repository =
                GitRepository.clone(Path.of(System.getProperty("lineflame.history." + name, "")), folder.resolve(name));
        String url = "https://code.example.com/example/" + name;
        VcsHost host = repository.servedAs(url, folder.resolve("data")).get(0);
        return new History(
                repository,
                host.connect(Credential.ANONYMOUS, new VcsContext(10_000_000)),
                host.parseRepositoryUrl(url).orElseThrow());
    }

    private record History(GitRepository repository, VcsClient client, RepositoryId id) implements AutoCloseable {

        Tree tree(String commit) throws Exception {
            return client.listTree(id, commit(commit));
        }

        private CommitId commit(String expression) throws Exception {
            return client.resolve(
                    id, new Ref(repository.git("rev-parse", expression).strip()));
        }

        /** By path: the texts of the files that functions resolve to at a commit. */
        Map<String, String> texts(String expression, List<FunctionEvidence> functions) throws Exception {
            Checkout checkout = Checkout.unread(tree(expression));
            Map<String, String> texts = new TreeMap<>();
            for (String path : paths(functions, checkout)) {
                texts.put(
                        path,
                        client.readFile(id, commit(expression), path)
                                .orElseThrow()
                                .text());
            }
            return texts;
        }

        private static List<String> paths(List<FunctionEvidence> functions, Checkout checkout) {
            List<String> paths = new ArrayList<>();
            for (FunctionEvidence function : functions) {
                SourceFinder.find(new SourceQuestion(function.function(), function.file(), ""), checkout)
                        .path()
                        .ifPresent(paths::add);
            }
            return paths;
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
