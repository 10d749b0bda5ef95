package io.lineflame.server.exports;

import io.lineflame.profile.ProfileType;
import io.lineflame.profile.export.DotGraph;
import io.lineflame.profile.export.FoldedStacks;
import io.lineflame.profile.export.GoPgo;
import io.lineflame.profile.export.LineStacks;
import io.lineflame.profile.export.MergedProfile;
import io.lineflame.profile.export.MergedProfile.Head;
import io.lineflame.profile.export.MergedProfile.Part;
import io.lineflame.profile.view.CallGraph;
import io.lineflame.profile.view.FlameGraph;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.list.Measure;
import io.lineflame.server.profiles.MergedSelection;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.profiles.VersionProfiles;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.repositories.VersionChoice;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Makes files of what profiles say. All that can go wrong goes wrong before the first byte is written. */
final class ExportService {

    /** As many functions as pprof draws when nobody says otherwise. */
    private static final int DRAWN_FUNCTIONS = 80;

    private static final ProblemType NOTHING_MEASURED =
            new ProblemType("nothing-measured", 404, "There is no profile in the range");
    private static final ProblemType NOT_FOR_FORMAT =
            new ProblemType("not-for-format", 422, "The format cannot hold this profile");

    private static final Comparator<VersionProfiles> MOST_FIRST = Comparator.comparingLong(VersionProfiles::total)
            .thenComparing(VersionProfiles::lastSeen)
            .reversed()
            .thenComparing(one -> one.version().ref());

    private final ProfileSelector selector;
    private final VersionChoice choice;

    @Inject
    ExportService(ProfileSelector selector, VersionChoice choice) {
        this.selector = selector;
        this.choice = choice;
    }

    /** Something that can write itself. */
    interface File {

        /** Writes all of it; the stream stays open. */
        void write(OutputStream out) throws IOException;
    }

    /**
     * What is answered.
     *
     * @param warnings what the reader should know to read the numbers right; the forms that have a place for them say them, too
     */
    record Export(File file, List<String> warnings) {
        Export {
            warnings = List.copyOf(warnings);
        }
    }

    /** Something that can write itself as text. */
    private interface Text {
        void write(Writer out) throws IOException;
    }

    /**
     * The file, ready to be written.
     *
     * @param viewer whose access counts where a code host must say what the commit means
     */
    Export export(QueryContext context, Viewer viewer, ExportFormat format, ExportQuestion question) {
        check(format, question);
        Selection selection = select(context, viewer, question);
        return new Export(file(selection, format, question), selection.warnings());
    }

    private static File file(Selection selection, ExportFormat format, ExportQuestion question) {
        return switch (format) {
            case PPROF -> pprof(selection, question);
            case PGO ->
                compressed(MergedProfile.write(
                        MergedSelection.head(selection, question.range()),
                        MergedSelection.parts(selection, question.query()),
                        GoPgo.DEFAULT));
            case FOLDED -> {
                FlameGraph graph = whole(selection);
                yield text(out -> FoldedStacks.write(graph, out));
            }
            case SPEEDSCOPE -> speedscope(selection);
            case FIREFOX -> {
                LineStacks stacks = LineStacks.of(selection.weights());
                yield out -> new FirefoxJson(selection.type(), title(question), question.range()).write(stacks, out);
            }
            case LIST, LIST_JSON -> listing(selection, format, question);
            case DOT -> {
                CallGraph graph =
                        CallGraph.of(whole(selection), question.maxNodes().orElse(DRAWN_FUNCTIONS));
                Measure measure = new Measure(selection.type().sampleUnit());
                yield text(out -> DotGraph.write(graph, title(question), measure::text, out));
            }
        };
    }

    private static void check(ExportFormat format, ExportQuestion question) {
        boolean listing = format == ExportFormat.LIST || format == ExportFormat.LIST_JSON;
        if (listing && question.function().isEmpty()) {
            throw ProblemException.invalidRequest(
                    "The parameter function is missing: a regular expression for the names"
                            + " of the functions to list.");
        }
        ProfileType type = question.query().type();
        String measured = type.sampleType() + "/" + type.sampleUnit();
        if (format == ExportFormat.PGO && !measured.equals("cpu/nanoseconds") && !measured.equals("samples/count")) {
            throw new ProblemException(
                    NOT_FOR_FORMAT,
                    "The Go compiler reads profiles of cpu/nanoseconds or samples/count, not of " + measured
                            + ". Ask for process_cpu:cpu:nanoseconds:cpu:nanoseconds.");
        }
    }

    private Selection select(QueryContext context, Viewer viewer, ExportQuestion question) {
        Selection selection = selector.select(context, question.query(), question.range());
        if (selection.versions().isEmpty()) {
            String last = selection
                    .lastSeen()
                    .map(seen -> "The last profile that fits started at " + seen + ".")
                    .orElse("There never was one that fits.");
            throw new ProblemException(NOTHING_MEASURED, "Nothing was measured in this range. " + last);
        }
        List<VersionProfiles> versions =
                selection.versions().stream().sorted(MOST_FIRST).toList();
        String service = question.query().only(ServiceVersion.SERVICE_LABEL).orElse("");
        List<VersionProfiles> wanted = question.commit()
                .map(name -> List.of(
                        choice.require(context.tenant(), viewer, service, versions, VersionProfiles::version, name)))
                .orElse(versions);
        return new Selection(selection.type(), wanted, selection.lastSeen(), selection.warnings()).on(question.path());
    }

    private static File pprof(Selection selection, ExportQuestion question) {
        Head head = MergedSelection.head(selection, question.range()).countingSamples();
        List<Part> parts = MergedSelection.parts(selection, question.query());
        return compressed(question.maxNodes()
                .map(nodes -> MergedProfile.write(head, parts, nodes))
                .orElseGet(() -> MergedProfile.write(head, parts)));
    }

    private static File speedscope(Selection selection) {
        FlameGraph graph = whole(selection);
        for (int node = 0; node < graph.nodeCount(); node++) {
            if (graph.self(node) < 0) {
                throw new ProblemException(
                        NOT_FOR_FORMAT,
                        "Speedscope refuses values below zero, and these profiles have some: they are"
                                + " differences. Ask for pprof, folded or firefox.");
            }
        }
        return out -> new SpeedscopeJson(selection.type()).write(graph, out);
    }

    private static File listing(Selection selection, ExportFormat format, ExportQuestion question) {
        VersionListings listings =
                VersionListings.of(selection, question.function().orElseThrow());
        return format == ExportFormat.LIST ? listings::writeText : listings::writeJson;
    }

    private static FlameGraph whole(Selection selection) {
        return FlameGraph.of(selection.weights(), Integer.MAX_VALUE);
    }

    private static String title(ExportQuestion question) {
        String service = question.query().only(ServiceVersion.SERVICE_LABEL).orElse("all services");
        return service + " " + question.query().type().id();
    }

    private static File compressed(byte[] profile) {
        return out -> {
            GZIPOutputStream gzip = new GZIPOutputStream(out);
            gzip.write(profile);
            gzip.finish();
        };
    }

    private static File text(Text text) {
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            text.write(writer);
            writer.flush();
        };
    }
}
