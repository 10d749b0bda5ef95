package io.lineflame.server.pages;

import io.lineflame.db.AuditStore;
import io.lineflame.db.AuditStore.AuditRow;
import io.lineflame.db.SettingStore;
import io.lineflame.db.TenantStore;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Keeps the choices among a tenant's settings; what was never chosen is on. */
final class PagesService {

    private static final String FUNCTION_DETAILS = "pages.function-details";
    private static final String OFF = "off";

    private final SettingStore settings;
    private final TenantStore tenants;
    private final AuditStore audit;
    private final Clock clock;

    @Inject
    PagesService(SettingStore settings, TenantStore tenants, AuditStore audit, Clock clock) {
        this.settings = settings;
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the pages show a function's details. */
    boolean functionDetails(Tenant tenant) {
        return tenants.find(tenant.id())
                .flatMap(id -> settings.find(id, FUNCTION_DETAILS))
                .filter(OFF::equals)
                .isEmpty();
    }

    void turnFunctionDetails(Tenant tenant, Viewer viewer, boolean on) {
        Instant now = clock.instant();
        String word = on ? "on" : OFF;
        settings.put(tenants.idOf(tenant.id()), FUNCTION_DETAILS, word, now);
        audit.add(new AuditRow(now, viewer.user(), "set-function-details", "", word + " for " + tenant.id()));
    }
}
