package io.lineflame.server.sessions;

import io.lineflame.server.http.HttpExtension;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.inject.AbstractBinder;

/** What sessions add to every request: who asks, whether they may, and whether it comes from our own pages. */
final class SessionsExtension implements HttpExtension {

    private final AccessGuards guards;

    @Inject
    SessionsExtension(AccessGuards guards) {
        this.guards = guards;
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(guards);
        context.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bindFactory(CurrentViewer.class).to(Viewer.class);
            }
        });
        return true;
    }
}
