package io.lineflame.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.List;

/** Gives an error that Jersey answers without a body, and without asking the mapper (a header it cannot read), its problem document. */
final class WordyErrorFilter implements ContainerResponseFilter {

    private static final Annotation[] NONE = {};

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() != 400 || response.hasEntity()) {
            return;
        }
        response.setEntity(
                ProblemJson.of(
                        ProblemType.INVALID_REQUEST,
                        "A header could not be read: Content-Type and Accept name media types, as in application/json.",
                        List.of()),
                NONE,
                MediaType.valueOf(ProblemJson.MEDIA_TYPE));
    }
}
