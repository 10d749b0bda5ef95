package io.lineflame.server.sessions;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.function.Supplier;

/** Who asks in the request under way: set by a filter, handed to Jersey for {@code @Context Viewer} parameters. */
final class CurrentViewer implements Supplier<Viewer> {

    private static final String PROPERTY = Viewer.class.getName();

    private final Provider<ContainerRequestContext> request;

    @Inject
    CurrentViewer(Provider<ContainerRequestContext> request) {
        this.request = request;
    }

    static void set(ContainerRequestContext request, Viewer viewer) {
        request.setProperty(PROPERTY, viewer);
    }

    @Override
    public Viewer get() {
        return request.get().getProperty(PROPERTY) instanceof Viewer viewer ? viewer : Viewer.NOBODY;
    }
}
