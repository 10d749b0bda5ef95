package io.lineflame.server.code;

import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.CodePlace;
import io.lineflame.profile.view.FunctionTable;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.locate.OpenedRepository;
import io.lineflame.server.locate.UsedVersion;
import io.lineflame.server.mappings.ServerMappings;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.source.Origin;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.coverage.FunctionPlace;
import io.lineflame.source.coverage.FunctionPlaces;
import io.lineflame.source.coverage.ProfiledFunction;
import io.lineflame.source.finder.Origins;
import io.lineflame.source.mappings.Mappings;
import io.lineflame.source.search.CompiledPath;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells in which file of a repository each function of some profiles stands. */
final class CodePlaces {

    static final CodePlace NOT_FOUND = new CodePlace.Outside("not_found");
    private static final CodePlace DEPENDENCY = new CodePlace.Outside("dependency");
    private static final CodePlace STANDARD_LIBRARY = new CodePlace.Outside("standard_library");

    private final ServerMappings mappings;
    private final PlaceMemory memory;

    @Inject
    CodePlaces(ServerMappings mappings, PlaceMemory memory) {
        this.mappings = mappings;
        this.memory = memory;
    }

    /** Of each function that samples touch, at the commit that was opened. */
    Map<ProfiledFunction, CodePlace> inRepository(
            QueryContext context, UsedVersion used, OpenedRepository opened, List<Weights> weights)
            throws RefusedException {
        Tenant tenant = context.tenant();
        Mappings ofServer = mappings.of(tenant);
        SourceQuestion about = new SourceQuestion(
                "", "", used.version().rootPath(), used.version().repository(), used.runtime());
        PlaceMemory.Scope scope = new PlaceMemory.Scope(tenant, opened.commit(), about, ofServer);
        List<ProfiledFunction> functions = functions(weights);
        Map<ProfiledFunction, FunctionPlace> found = new HashMap<>(memory.known(scope));
        List<ProfiledFunction> unknown = functions.stream()
                .filter(function -> !found.containsKey(function))
                .toList();
        if (!unknown.isEmpty()) {
            Map<ProfiledFunction, FunctionPlace> more = FunctionPlaces.of(
                    unknown,
                    about,
                    opened.read(FunctionPlaces.wanted(unknown, about, opened.tree())),
                    ofServer,
                    context.cancellation()::throwIfCancelled);
            memory.remember(scope, more);
            found.putAll(more);
        }
        return functions.stream().collect(Collectors.toMap(function -> function, function -> place(found, function)));
    }

    private static CodePlace place(Map<ProfiledFunction, FunctionPlace> found, ProfiledFunction function) {
        FunctionPlace place = found.get(function);
        return place == null
                ? NOT_FOUND
                : place.path().<CodePlace>map(CodePlace.Inside::new).orElseGet(() -> outside(place.origin()));
    }

    /** Without a repository: own code stands in the files that it was compiled from, and the rest is elsewhere. */
    static Map<ProfiledFunction, CodePlace> asCompiled(List<Weights> weights) {
        return functions(weights).stream().collect(Collectors.toMap(function -> function, CodePlaces::asCompiled));
    }

    private static CodePlace asCompiled(ProfiledFunction function) {
        Origin origin = Origins.of(function.name(), function.file());
        List<String> segments = CompiledPath.of(function.file()).segments();
        return origin != Origin.OWN || CompiledPath.namesNothing(function.file()) || segments.isEmpty()
                ? outside(origin)
                : new CodePlace.Inside(String.join("/", segments));
    }

    private static CodePlace outside(Origin origin) {
        return switch (origin) {
            case OWN -> NOT_FOUND;
            case DEPENDENCY -> DEPENDENCY;
            case STANDARD_LIBRARY, RUNTIME -> STANDARD_LIBRARY;
        };
    }

    private static List<ProfiledFunction> functions(List<Weights> weights) {
        return FunctionTable.of(weights).rows().stream()
                .map(row -> new ProfiledFunction(row.name(), row.file()))
                .toList();
    }
}
