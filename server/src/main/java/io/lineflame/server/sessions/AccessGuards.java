package io.lineflame.server.sessions;

import io.lineflame.server.config.Config;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess.Level;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Puts a guard before every route, by its {@link io.lineflame.server.http.RouteAccess}. Jersey asks for each while the server starts: a
 * route that does not say who may call it keeps it from starting.
 */
final class AccessGuards implements DynamicFeature {

    private final Config config;
    private final Sessions sessions;

    @Inject
    AccessGuards(Config config, Sessions sessions) {
        this.config = config;
        this.sessions = sessions;
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        if (HttpResource.class.isAssignableFrom(
                route.getResourceClass())) { // else Jersey's own, as its answer to OPTIONS
            Level level = Level.of(route.getResourceClass(), route.getResourceMethod());
            context.register(new AccessFilter(level, config.access(), sessions), Priorities.AUTHORIZATION);
        }
    }
}
