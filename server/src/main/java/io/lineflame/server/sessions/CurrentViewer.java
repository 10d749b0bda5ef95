package io.lineflame.server.sessions;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who asks in the request under way: found when somebody wants to know, handed to Jersey for {@code @Context Viewer} parameters. */
final class CurrentViewer implements Supplier<Viewer> {

    private static final String PROPERTY = Viewer.class.getName();

    private final Provider<ContainerRequestContext> request;

    @Inject
    CurrentViewer(Provider<ContainerRequestContext> request) {
        this.request = request;
    }

    /** The finder runs when the viewer is first asked for, so that a route that needs none stays off the database. */
    static void setLater(ContainerRequestContext request, Supplier<Viewer> finder) {
        request.setProperty(PROPERTY, new Once(finder));
    }

    /** Nobody where no cookie counts. */
    static Viewer of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof Once viewer ? viewer.get() : Viewer.NOBODY;
    }

    @Override
    public Viewer get() {
        return of(request.get());
    }

    /** Asks once per request; a request is worked on by one thread at a time. */
    private static final class Once {

        private final Supplier<Viewer> finder;
        private @Nullable Viewer found;

        Once(Supplier<Viewer> finder) {
            this.finder = finder;
        }

        Viewer get() {
            if (found == null) {
                found = finder.get();
            }
            return found;
        }
    }
}
