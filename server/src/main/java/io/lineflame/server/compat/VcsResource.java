package io.lineflame.server.compat;

import io.lineflame.server.connect.ConnectCall;
import io.lineflame.server.connect.ConnectForm;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RequestBody;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.http.Tenant;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;

/**
 * {@code vcs.v1.VCSService}, unary calls of the Connect protocol in protobuf and JSON. Field numbers and names in JSON (facts of the
 * wire, docs/adr/0042):
 *
 * <pre>
 * GithubApp      {}                                    to 1 clientID, 2 callbackURL
 * GithubLogin    1 authorizationCode                   to 1 cookie, 2 token, 3 token_expires_at, 4 refresh_token_expires_at (int64, Unix ms)
 * GithubRefresh  {}                                    as GithubLogin
 * GetFile        1 repositoryURL 2 ref 3 localPath 4 rootPath 5 functionName    to 1 content (base64), 2 URL
 * GetCommit      1 repositoryURL 2 ref                 to Commit
 * GetCommits     1 repository_url 2 refs, repeated     to 1 commits: Commit, repeated
 * Commit         1 message 2 author (1 login 2 avatarURL) 3 date 4 sha 5 URL
 * </pre>
 */
@Path("/vcs.v1.VCSService")
@Consumes({ConnectForm.PROTO_TYPE, MediaType.APPLICATION_JSON})
@RouteAccess(Level.OWN_TOKEN)
public final class VcsResource implements HttpResource {

    /** A question is some addresses and names. */
    private static final RequestBody.Limit LIMIT = new RequestBody.Limit(1 << 20, 1 << 20);

    private final ProgramViewers viewers;
    private final ProgramSignIns signIns;
    private final ProgramSource source;

    @Inject
    VcsResource(ProgramViewers viewers, ProgramSignIns signIns, ProgramSource source) {
        this.viewers = viewers;
        this.signIns = signIns;
        this.source = source;
    }

    @POST
    @Path("/GithubApp")
    public Response githubApp(@Context HttpHeaders headers, InputStream body) {
        return call(headers, body).answer(asked -> signIns.application());
    }

    @POST
    @Path("/GithubLogin")
    public Response githubLogin(@Context HttpHeaders headers, InputStream body) {
        return call(headers, body)
                .answer(asked ->
                        signIns.signIn(asked.text(1, "authorizationCode", "authorization_code"), agent(headers)));
    }

    @POST
    @Path("/GithubRefresh")
    public Response githubRefresh(@Context HttpHeaders headers, InputStream body) {
        return call(headers, body).answer(asked -> signIns.renew(viewers.person(headers)));
    }

    @POST
    @Path("/GetFile")
    public Response getFile(@Context Tenant tenant, @Context HttpHeaders headers, InputStream body) {
        return call(headers, body)
                .answer(asked -> source.file(
                        tenant,
                        viewers.viewer(headers),
                        new ProgramSource.FileAsked(
                                asked.text(1, "repositoryURL", "repositoryUrl"),
                                asked.text(2, "ref"),
                                asked.text(3, "localPath"),
                                asked.text(4, "rootPath"),
                                asked.text(5, "functionName"))));
    }

    @POST
    @Path("/GetCommit")
    public Response getCommit(@Context Tenant tenant, @Context HttpHeaders headers, InputStream body) {
        return call(headers, body)
                .answer(asked -> source.commit(
                        tenant,
                        viewers.viewer(headers),
                        asked.text(1, "repositoryURL", "repositoryUrl"),
                        asked.text(2, "ref")));
    }

    @POST
    @Path("/GetCommits")
    public Response getCommits(@Context Tenant tenant, @Context HttpHeaders headers, InputStream body) {
        return call(headers, body)
                .answer(asked -> source.commits(
                        tenant,
                        viewers.viewer(headers),
                        asked.text(1, "repositoryUrl", "repository_url"),
                        asked.texts(2, "refs")));
    }

    private static ConnectCall call(HttpHeaders headers, InputStream body) {
        return new ConnectCall(headers, body, LIMIT);
    }

    private static String agent(HttpHeaders headers) {
        List<String> said = headers.getRequestHeader(HttpHeaders.USER_AGENT);
        return said == null || said.isEmpty() ? "" : said.get(0);
    }
}
