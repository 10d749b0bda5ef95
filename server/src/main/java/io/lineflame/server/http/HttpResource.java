package io.lineflame.server.http;

/**
 * Marks a JAX-RS resource. A feature adds its own to the server by {@code @Binds @IntoSet HttpResource} in its Dagger module; the instance is used for
 * all requests, so it must be safe for many threads.
 */
public interface HttpResource {}
