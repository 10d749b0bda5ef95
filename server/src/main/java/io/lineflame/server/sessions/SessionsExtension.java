package io.lineflame.server.sessions;

import io.lineflame.server.http.HttpExtension;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.inject.AbstractBinder;

/** What sessions add to every request: who asks. */
final class SessionsExtension implements HttpExtension {

    @Inject
    SessionsExtension() {}

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new AbstractBinder() {
            @Override
            protected void configure() {
                bindFactory(CurrentViewer.class).to(Viewer.class);
            }
        });
        return true;
    }
}
