package io.lineflame.server.sessions;

import io.lineflame.server.arrivals.Arrivals;
import io.lineflame.server.config.Config;
import io.lineflame.server.http.HttpResource;
import io.lineflame.server.http.RouteAccess.Level;
import io.lineflame.server.tokens.ApiTokens;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Puts the guards before every route, by its {@link io.lineflame.server.http.RouteAccess}: by which name the request came, who asks, and, where cookies count, whether it
 * is our own page that asks. Jersey comes by for each route while the server starts: one that does not say who may call it keeps it
 * from starting. Guards hang on routes and not on paths, which have too many ways to be written.
 */
final class AccessGuards implements DynamicFeature {

    private final Config config;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Arrivals arrivals;
    private final SameOriginFilter sameOrigin = new SameOriginFilter();

    @Inject
    AccessGuards(Config config, Sessions sessions, ApiTokens tokens, Arrivals arrivals) {
        this.arrivals = arrivals;
        this.config = config;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        if (!HttpResource.class.isAssignableFrom(route.getResourceClass())) {
            return; // Jersey's own, as its answer to OPTIONS
        }
        Level level = Level.of(route.getResourceClass(), route.getResourceMethod());
        if (HostNameFilter.isNeeded(config, level)) {
            context.register(HostNameFilter.of(config, level), Priorities.AUTHENTICATION - 1);
        }
        if (level.readsCookies()) {
            context.register(sameOrigin, Priorities.AUTHENTICATION);
        }
        context.register(new AccessFilter(level, config, sessions, tokens, arrivals), Priorities.AUTHORIZATION);
    }
}
