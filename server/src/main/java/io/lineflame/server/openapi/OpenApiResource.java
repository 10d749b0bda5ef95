package io.lineflame.server.openapi;

import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess;
import io.lineflame.server.http.RouteAccess.Level;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Hands out the description of the API. It is written by hand; a test holds the server to it. */
@Path("/openapi.json")
@RouteAccess(Level.PUBLIC)
public final class OpenApiResource implements HttpResource {

    private static final String DOCUMENT = "openapi.json";

    @Inject
    OpenApiResource() {}

    /** The document as it stands in the jar. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] document() {
        try (InputStream document = OpenApiResource.class.getResourceAsStream(DOCUMENT)) {
            if (document == null) {
                throw new IllegalStateException(DOCUMENT + " is missing in the jar");
            }
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
