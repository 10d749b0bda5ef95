package io.lineflame.server.list;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.lineflame.profile.ValueType;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.view.FunctionListing;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code list}: prints what the lines of some functions cost, as {@code go tool pprof -list} does. */
@Command(
        name = "list",
        description = "Prints the costs per line of the functions whose names match, as go tool pprof -list does.",
        mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "PROFILE", description = "A pprof file, compressed or not.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "FUNCTION_REGEX", description = "RE2 syntax; matches anywhere in the name.")
    private String regex = "";

    @Option(names = "--json", description = "Exact numbers in the profile's own units, as JSON.")
    private boolean json;

    @Option(
            names = "--sample-type",
            paramLabel = "T",
            defaultValue = "",
            description = "Which numbers, as cpu or alloc_space. Default: what the profile says.")
    private String sampleType = "";

    @Option(
            names = "--source-path",
            paramLabel = "FOLDER",
            defaultValue = "",
            description = "Where the sources are, if not at the paths in the profile. Default: the current folder.")
    private Path sourcePath = Path.of("");

    @Override
    public Integer call() {
        try {
            PprofProfile profile = PprofReader.read(Files.readAllBytes(file), PprofLimits.DEFAULT);
            int type = type(profile);
            Pattern pattern = Pattern.compile(regex);
            FunctionListing listing = FunctionListing.of(
                    profile, type, name -> pattern.matcher(name).find());
            if (listing.functions().isEmpty()) {
                return refuse("no matches found for regexp: " + regex);
            }
            print(listing, profile.sampleTypes().get(type).unit());
            return 0;
        } catch (NoSuchFileException e) {
            return refuse("there is no file " + file);
        } catch (IOException e) {
            return refuse("cannot read " + file + ": " + e.getClass().getSimpleName());
        } catch (PprofException e) {
            return refuse(file + " is no profile: " + e.getMessage());
        } catch (PatternSyntaxException e) {
            return refuse("the regular expression cannot be used: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return refuse(String.valueOf(e.getMessage()));
        }
    }

    private int type(PprofProfile profile) {
        if (sampleType.isEmpty()) {
            return profile.defaultSampleTypeIndex();
        }
        List<String> names = profile.sampleTypes().stream().map(ValueType::name).toList();
        int index = names.indexOf(sampleType);
        if (index < 0) {
            throw new IllegalArgumentException("the profile has no sample type " + sampleType + "; it has " + names);
        }
        return index;
    }

    /** Standard output is unbuffered and in the platform's encoding otherwise. */
    private void print(FunctionListing listing, String unit) throws IOException {
        try (PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                false,
                StandardCharsets.UTF_8)) {
            if (json) {
                ListingJson.write(listing, out);
            } else {
                new ListingText(new Measure(unit), new LocalSource(sourcePath)::read).write(listing, out);
            }
        }
    }

    private static int refuse(String sentence) {
        System.err.println(sentence);
        return 1;
    }
}
