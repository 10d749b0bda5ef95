package io.lineflame.server.mappings;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.http.RequestId;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.mappings.MappingsJson.ChangeJson;
import io.lineflame.server.mappings.MappingsJson.InvalidJson;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.sessions.Administrators;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.source.mappings.MappingMistake;
import io.lineflame.source.mappings.Mappings;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mappings that stand in no repository. */
@Path("/api/v1/mappings")
@RouteAccess(Level.PAGES)
@Produces(MediaType.APPLICATION_JSON)
public final class MappingsResource implements HttpResource {

    private static final ProblemType INVALID =
            new ProblemType("invalid-mappings", 400, "The mappings cannot be followed");

    private final ServerMappings mappings;
    private final Administrators administrators;

    @Inject
    MappingsResource(ServerMappings mappings, Administrators administrators) {
        this.mappings = mappings;
        this.administrators = administrators;
    }

    @GET
    public MappingsJson get(@Context QueryContext context, @Context Viewer viewer) {
        return json(context.tenant(), viewer);
    }

    /** Takes them all or, with a mistake in them, none. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(@Context QueryContext context, @Context Viewer viewer, @Nullable ChangeJson change) {
        if (!administrators.include(viewer)) {
            throw new ProblemException(Administrators.NOT_YOURS, administrators.advice());
        }
        String text = Optional.ofNullable(change)
                .map(ChangeJson::text)
                .orElseThrow(
                        () -> ProblemException.invalidRequest("The body is missing: text, as in .lineflame.yaml."));
        List<MappingMistake> mistakes = Mappings.ofServer(text).mistakes();
        if (!mistakes.isEmpty()) {
            return invalid(mistakes);
        }
        mappings.write(context.tenant(), viewer, text);
        return Response.ok(json(context.tenant(), viewer)).build();
    }

    private MappingsJson json(Tenant tenant, Viewer viewer) {
        Optional<StoredMappings> stored = mappings.stored(tenant);
        return new MappingsJson(
                stored.map(StoredMappings::text).orElse(""),
                stored.map(StoredMappings::changed).orElse(null),
                stored.map(StoredMappings::changedBy).orElse(null),
                administrators.include(viewer),
                mappings.of(tenant).mistakes());
    }

    private static Response invalid(List<MappingMistake> mistakes) {
        MappingMistake first = mistakes.get(0);
        String detail = "Line " + first.line() + ": " + first.reason() + " Nothing was stored.";
        return Response.status(INVALID.status())
                .type("application/problem+json")
                .entity(new InvalidJson(
                        INVALID.url(), INVALID.title(), INVALID.status(), detail, mistakes, RequestId.current()))
                .build();
    }
}
