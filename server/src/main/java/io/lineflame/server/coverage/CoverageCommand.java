package io.lineflame.server.coverage;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.server.config.ConfigReader;
import io.lineflame.server.config.InvalidConfigException;
import io.lineflame.server.http.Json;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.mappings.MappingMistake;
import io.lineflame.source.mappings.Mappings;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.VcsException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mappings coverage}: which functions of a profile have source in a repository, by which rule, and what would help. */
@Command(
        name = "coverage",
        description = "Tells which functions of a profile have source at a commit, and proposes mappings for the rest.",
        mixinStandardHelpOptions = true)
final class CoverageCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "PROFILE", description = "A pprof file, compressed or not.")
    private Path file = Path.of("");

    @Option(
            names = "--repo",
            required = true,
            paramLabel = "R",
            description =
                    "A git directory, or the address of a repository that a configured code host lets anyone read.")
    private String repository = "";

    @Option(
            names = "--ref",
            required = true,
            paramLabel = "C",
            description = "The commit, tag or branch it was built from.")
    private String ref = "";

    @Option(
            names = "--root-path",
            defaultValue = "",
            paramLabel = "P",
            description = "The service's folder in the repository.")
    private String rootPath = "";

    @Option(names = "--mappings", paramLabel = "FILE", description = "Mappings to try, as in .lineflame.yaml.")
    private @Nullable Path mappingsFile;

    @Option(names = "--json", description = "All of it, with exact numbers, as JSON.")
    private boolean json;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties file with LINEFLAME_ keys; environment variables win over it.")
    private @Nullable Path config;

    @Override
    public Integer call() {
        if (!Ref.isName(ref)) {
            System.err.println("--ref needs the name of a branch or tag, or a commit's hash, not " + ref);
            return 2;
        }
        try {
            PprofProfile profile = PprofReader.read(Files.readAllBytes(file), PprofLimits.DEFAULT);
            Mappings mappings = mappings();
            mappings.mistakes().forEach(CoverageCommand::complain);
            return mappings.mistakes().isEmpty() ? print(profile, mappings) : 1;
        } catch (NoSuchFileException e) {
            return refuse("there is no file " + e.getFile());
        } catch (IOException e) {
            return refuse("cannot read " + e.getMessage());
        } catch (PprofException e) {
            return refuse(file + " is no profile: " + e.getMessage());
        } catch (InvalidConfigException e) {
            e.mistakes().forEach(mistake -> System.err.println(mistake));
            return 1;
        } catch (VcsException e) {
            return refuse(String.valueOf(e.getMessage()));
        }
    }

    private Mappings mappings() throws IOException {
        return mappingsFile == null
                ? Mappings.NONE
                : Mappings.read(mappingsFile.toString(), Files.readString(mappingsFile));
    }

    private int print(PprofProfile profile, Mappings mappings)
            throws IOException, InvalidConfigException, VcsException {
        StackTree tree = new StackTree();
        Weights weights = new Weights(tree);
        int type = profile.defaultSampleTypeIndex();
        weights.add(tree.add(profile), type);
        String unit = profile.sampleTypes().get(type).unit();
        ConfigReader reader = ConfigReader.withInstalledProviders();
        try (CommandRepository found =
                CommandRepository.open(repository, reader, System.getenv(), Optional.ofNullable(config))) {
            CoverageQuestion question = new CoverageQuestion(
                    List.of(weights), new SourceQuestion("", "", rootPath, found.address()), mappings);
            CoverageFacts facts = found.answer(new Ref(ref), question);
            PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
            if (json) {
                out.println(Json.mapper()
                        .writeValueAsString(CoverageJson.of("", repository, ref, unit, weights.total(), facts)));
            } else {
                new CoverageText(unit, out).write(facts);
            }
            out.flush();
            return 0;
        }
    }

    private static void complain(MappingMistake mistake) {
        System.err.println(mistake.file() + ":" + mistake.line() + ": " + mistake.reason());
    }

    private static int refuse(String sentence) {
        System.err.println(sentence);
        return 1;
    }
}
