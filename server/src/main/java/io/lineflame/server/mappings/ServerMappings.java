package io.lineflame.server.mappings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineflame.db.AuditStore;
import io.lineflame.db.AuditStore.AuditRow;
import io.lineflame.db.SettingStore;
import io.lineflame.db.TenantStore;
import io.lineflame.db.UserStore.UserRow;
import io.lineflame.server.http.Json;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.sessions.Sessions;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.source.mappings.Mappings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * Keeps and gives the server's own mappings. Each question is one to the database, so that what one server is told all servers
 * know; what the text says is worked out once. Safe for many threads.
 */
@Singleton
public final class ServerMappings {

    private static final String SETTING = "mappings";

    private final SettingStore settings;
    private final TenantStore tenants;
    private final AuditStore audit;
    private final Sessions sessions;
    private final Clock clock;
    private final ObjectMapper json = Json.mapper();
    private volatile Read last = new Read("", Mappings.NONE);

    private record Read(String text, Mappings mappings) {}

    @Inject
    ServerMappings(SettingStore settings, TenantStore tenants, AuditStore audit, Sessions sessions, Clock clock) {
        this.settings = settings;
        this.tenants = tenants;
        this.audit = audit;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** What they say to a tenant's people. */
    public Mappings of(Tenant tenant) {
        String text = stored(tenant).map(StoredMappings::text).orElse("");
        Read read = last;
        if (!read.text().equals(text)) {
            read = new Read(text, text.isBlank() ? Mappings.NONE : Mappings.ofServer(text));
            last = read;
        }
        return read.mappings();
    }

    /** As they were written; empty when nobody ever did. */
    Optional<StoredMappings> stored(Tenant tenant) {
        return tenants.find(tenant.id())
                .flatMap(id -> settings.find(id, SETTING))
                .map(this::read);
    }

    private StoredMappings read(String value) {
        try {
            return json.readValue(value, StoredMappings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the setting " + SETTING + " is not what was written", e);
        }
    }

    /** Writes them, and down who did. */
    void write(Tenant tenant, Viewer viewer, String text) {
        String who = sessions.user(viewer).map(UserRow::login).orElse(null);
        StoredMappings stored = new StoredMappings(text, clock.instant(), who);
        try {
            settings.put(tenants.idOf(tenant.id()), SETTING, json.writeValueAsString(stored), stored.changed());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text cannot be written as JSON", e);
        }
        audit.add(new AuditRow(stored.changed(), viewer.user(), "set-mappings", "", text.length() + " characters"));
    }
}
