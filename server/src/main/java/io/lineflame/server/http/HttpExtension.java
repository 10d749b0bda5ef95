package io.lineflame.server.http;

import jakarta.ws.rs.core.Feature;

/**
 * Filters and parameters that a feature adds to the API, for all resources. Contributed by {@code @Binds @IntoSet HttpExtension} in its
 * Dagger module, as resources are.
 */
public interface HttpExtension extends Feature {}
