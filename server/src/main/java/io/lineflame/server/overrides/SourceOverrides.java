package io.lineflame.server.overrides;

import io.lineflame.db.AuditStore;
import io.lineflame.db.AuditStore.AuditRow;
import io.lineflame.db.OverrideStore;
import io.lineflame.db.OverrideStore.OverrideRow;
import io.lineflame.db.TenantStore;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps and gives what people say of services' sources. Every change is written down. Safe for many threads; each question is one to
 * the database, so that what one server is told all servers know.
 */
public final class SourceOverrides {

    private static final int MAX_NAME = 2048;

    private final OverrideStore overrides;
    private final TenantStore tenants;
    private final AuditStore audit;
    private final Clock clock;

    @Inject
    SourceOverrides(OverrideStore overrides, TenantStore tenants, AuditStore audit, Clock clock) {
        this.overrides = overrides;
        this.tenants = tenants;
        this.audit = audit;
        this.clock = clock;
    }

    /** What counts for a viewer; nothing for what cannot be a service's name. */
    public ServiceOverrides of(Tenant tenant, Viewer viewer, String service) {
        if (!isName(service)) {
            return ServiceOverrides.NONE;
        }
        List<OverrideRow> rows = overrides.find(tenant.id(), service, viewer.user());
        return new ServiceOverrides(first(rows, true), first(rows, false));
    }

    /**
     * Changes what is said of a service.
     *
     * @param owner whose own it is; empty for what holds for all
     */
    public void set(Tenant tenant, Viewer viewer, OptionalLong owner, String service, ServiceVersion said) {
        OverrideRow row = new OverrideRow(owner, said.repository(), said.ref(), said.rootPath());
        overrides.put(tenants.idOf(tenant.id()), service, row, clock.instant());
        String what = said.repository() + " @ " + said.ref() + " : " + said.rootPath();
        note(viewer, "set-source", service + " for " + who(owner) + ", " + what);
    }

    /** Forgets what is said of a service; nothing happens when that is nothing. */
    public void reset(Tenant tenant, Viewer viewer, OptionalLong owner, String service) {
        Optional<Integer> id = isName(service) ? tenants.find(tenant.id()) : Optional.empty();
        if (id.isPresent() && overrides.remove(id.get(), service, owner)) {
            note(viewer, "reset-source", service + " for " + who(owner));
        }
    }

    private static boolean isName(String service) {
        return !service.isEmpty()
                && service.length() <= MAX_NAME
                && service.chars().noneMatch(Character::isISOControl);
    }

    private void note(Viewer viewer, String action, String subject) {
        audit.add(new AuditRow(clock.instant(), viewer.user(), action, "", subject));
    }

    private static String who(OptionalLong owner) {
        return owner.isPresent() ? "themselves" : "everyone";
    }

    private static Optional<ServiceVersion> first(List<OverrideRow> rows, boolean own) {
        return rows.stream()
                .filter(row -> row.user().isPresent() == own)
                .map(row -> new ServiceVersion(row.repository(), row.ref(), row.rootPath()))
                .findFirst();
    }
}
