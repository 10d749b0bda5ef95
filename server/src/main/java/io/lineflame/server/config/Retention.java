package io.lineflame.server.config;

import java.time.Duration;
import java.util.Map;

/**
 * How long profiles are kept.
 *
 * @param usual of tenants that are not named
 * @param tenants by the tenants' names
 */
public record Retention(Duration usual, Map<String, Duration> tenants) {

    public Retention {
        tenants = Map.copyOf(tenants);
    }

    /** The same for all tenants. */
    public static Retention ofAll(Duration usual) {
        return new Retention(usual, Map.of());
    }

    /** How old a profile of this tenant may be. */
    public Duration of(String tenant) {
        return tenants.getOrDefault(tenant, usual);
    }
}
