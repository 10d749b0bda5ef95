package io.lineflame.server.connections;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lineflame.db.AuthorizationStore.AttemptRow;
import io.lineflame.server.connections.AuthorizationFlow.Answer;
import io.lineflame.server.connections.AuthorizationFlow.Departure;
import io.lineflame.server.connections.AuthorizationFlow.Return;
import io.lineflame.server.connections.ConnectionMaker.Made;
import io.lineflame.server.connections.ConnectionsJson.ConnectionJson;
import io.lineflame.server.connections.ConnectionsJson.HostJson;
import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.http.PublicAddress;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.sessions.OpenedSession;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.CredentialKind.Form;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The configured hosts with one's own connections, and how these are made, checked and ended. */
@Path("/api/v1/connections")
@Produces(MediaType.APPLICATION_JSON)
public final class ConnectionsResource implements HttpResource {

    private final CodeHosts hosts;
    private final Connections connections;
    private final ConnectionsService service;
    private final AuthorizationFlow flow;
    private final PastedCredentials pasted;
    private final Attempts attempts;

    @Inject
    ConnectionsResource(
            CodeHosts hosts,
            Connections connections,
            ConnectionsService service,
            AuthorizationFlow flow,
            PastedCredentials pasted,
            Attempts attempts) {
        this.hosts = hosts;
        this.connections = connections;
        this.service = service;
        this.flow = flow;
        this.pasted = pasted;
        this.attempts = attempts;
    }

    /** What somebody wants to connect with. Its {@code toString} shows nothing they filled in. */
    record ConnectRequest(
            @Nullable String kind,
            @Nullable String returnTo,
            @Nullable Map<String, @Nullable String> values) {

        @Override
        public String toString() {
            return "ConnectRequest[" + kind + "]";
        }
    }

    /** One of both. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConnectJson(@Nullable URI authorizeUrl, @Nullable ConnectionJson connection) {

        @Override
        public String toString() {
            return "ConnectJson[" + connection + "]";
        }
    }

    record CheckJson(String state, String detail) {}

    record DisconnectJson(boolean revoked) {}

    @GET
    @RouteAccess(Level.PUBLIC)
    public ConnectionsJson list(@Context Viewer viewer) {
        List<AttemptRow> recent = attempts.recent(viewer);
        return new ConnectionsJson(hosts.all().stream()
                .map(host -> HostJson.of(
                        host,
                        connections.connection(viewer, host),
                        recent.stream()
                                .filter(attempt -> attempt.hostId().equals(host.id()))
                                .findFirst()))
                .toList());
    }

    @POST
    @Path("{id}/connect")
    @Consumes(MediaType.APPLICATION_JSON)
    @RouteAccess(Level.PUBLIC)
    public Response connect(
            @Context Viewer viewer,
            @Context PublicAddress address,
            @DefaultValue("") @HeaderParam(HttpHeaders.USER_AGENT) String userAgent,
            @PathParam("id") String id,
            @Nullable ConnectRequest request) {
        VcsHost host = host(id);
        Browser browser = new Browser(viewer, address, userAgent);
        CredentialKind kind = kind(host, request == null ? null : request.kind());
        Optional<VcsAuthorization> authorization = host.authorization(kind.id());
        if (authorization.isPresent()) {
            Departure departure = flow.begin(browser, host, kind, authorization.get(), returnTo(request));
            return answer(new ConnectJson(departure.authorizeUrl(), null), departure.opened());
        }
        if (kind.form() instanceof Form.Fields form && request != null) {
            Made made = pasted.connect(
                    browser, host, kind, form.fields(), request.values() == null ? Map.of() : request.values());
            return answer(new ConnectJson(null, ConnectionJson.of(ConnectionView.of(made.row()))), made.opened());
        }
        throw ProblemException.invalidRequest(
                host.displayName() + " lets anyone read in this way, so there is nothing to connect.");
    }

    /** Where hosts send people back to: always on to a page, never to an answer that a person would have to read. */
    @GET
    @Path("callback")
    @RouteAccess(Level.PUBLIC)
    public Response callback(
            @Context Viewer viewer,
            @Context PublicAddress address,
            @DefaultValue("") @HeaderParam(HttpHeaders.USER_AGENT) String userAgent,
            @DefaultValue("") @QueryParam("state") String state,
            @DefaultValue("") @QueryParam("code") String code,
            @DefaultValue("") @QueryParam("error") String error) {
        Return back = flow.finish(new Browser(viewer, address, userAgent), new Answer(state, code, error));
        return Response.seeOther(back.to().at(address))
                .cookie(cookies(back.opened()))
                .build();
    }

    @POST
    @Path("{id}/check")
    @RouteAccess(Level.SESSION)
    public CheckJson check(@Context Viewer viewer, @PathParam("id") String id) {
        VcsHost host = host(id);
        if (connections.connection(viewer, host).isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "You are not connected to " + host.displayName() + ".");
        }
        try {
            service.check(viewer, host);
            return new CheckJson("working", host.displayName() + " accepts your connection.");
        } catch (VcsException e) {
            boolean ended = connections
                    .connection(viewer, host)
                    .flatMap(ConnectionView::end)
                    .isPresent();
            return new CheckJson(ended ? "ended" : e.kind().name().toLowerCase(Locale.ROOT), e.getMessage());
        }
    }

    @DELETE
    @Path("{id}")
    @RouteAccess(Level.SESSION)
    public DisconnectJson disconnect(@Context Viewer viewer, @PathParam("id") String id) {
        return new DisconnectJson(service.disconnect(viewer, id, hosts.host(id)));
    }

    /** The person has read what came of their attempt. */
    @DELETE
    @Path("{id}/attempt")
    @RouteAccess(Level.PUBLIC)
    public void forgetAttempt(@Context Viewer viewer, @PathParam("id") String id) {
        attempts.forget(viewer, host(id));
    }

    private VcsHost host(String id) {
        return hosts.host(id)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_FOUND, "No code host with this id is configured here."));
    }

    private static CredentialKind kind(VcsHost host, @Nullable String id) {
        return host.credentialKinds().stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidRequest("The body needs a kind, one of "
                        + String.join(
                                ", ",
                                host.credentialKinds().stream()
                                        .map(CredentialKind::id)
                                        .toList())
                        + "."));
    }

    private static ReturnTo returnTo(@Nullable ConnectRequest request) {
        if (request == null || request.returnTo() == null) {
            return ReturnTo.SETTINGS;
        }
        return ReturnTo.parse(request.returnTo())
                .orElseThrow(() -> ProblemException.invalidRequest(
                        "returnTo is no path of this server: one slash at its start, no backslash, no control characters, at most "
                                + ReturnTo.MAX_LENGTH + " characters."));
    }

    private static Response answer(ConnectJson json, Optional<OpenedSession> opened) {
        return Response.ok(json).cookie(cookies(opened)).build();
    }

    private static NewCookie[] cookies(Optional<OpenedSession> opened) {
        return opened.map(OpenedSession::cookie).stream().toArray(NewCookie[]::new);
    }
}
