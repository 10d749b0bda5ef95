package io.lineflame.server.tokens;

import java.util.Locale;

/** What a token is good for. */
public enum TokenScope {
    /** Sending profiles. */
    PUSH,
    /** Asking for profiles as tools do: Grafana, {@code profilecli}, {@code go tool pprof}. */
    READ,
    /** Changing the settings that Grafana's Profiles Drilldown keeps here for everybody of a tenant. */
    SETTINGS;

    /** As it is stored and typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
