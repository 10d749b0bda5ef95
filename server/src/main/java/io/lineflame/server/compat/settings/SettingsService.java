package io.lineflame.server.compat.settings;

import io.lineflame.db.SettingRow;
import io.lineflame.db.SettingStore;
import io.lineflame.db.TenantStore;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.http.Tenant;
import io.lineflame.wire.settings.DeleteSettingsRequest;
import io.lineflame.wire.settings.DeleteSettingsResponse;
import io.lineflame.wire.settings.GetSettingsResponse;
import io.lineflame.wire.settings.SetSettingsRequest;
import io.lineflame.wire.settings.SetSettingsResponse;
import io.lineflame.wire.settings.Setting;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What other tools' pages keep for a tenant: texts by name that mean nothing here. They stand beside our own settings under names that
 * none of those has.
 */
final class SettingsService {

    private static final String PREFIX = "compat:";
    private static final int MAX_NAME = 256;
    private static final int MAX_VALUE = 64 * 1024;
    private static final int MAX_SETTINGS = 100;
    /** The year 2200. */
    private static final long LATEST = 7_258_118_400_000L;

    private final SettingStore settings;
    private final TenantStore tenants;
    private final Clock clock;

    @Inject
    SettingsService(SettingStore settings, TenantStore tenants, Clock clock) {
        this.settings = settings;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** By name. */
    GetSettingsResponse get(Tenant tenant) {
        return GetSettingsResponse.newBuilder()
                .addAllSettings(stored(tenant).stream()
                        .map(row -> Setting.newBuilder()
                                .setName(row.name().substring(PREFIX.length()))
                                .setValue(row.value())
                                .setModifiedAt(row.changed().toEpochMilli())
                                .build())
                        .toList())
                .build();
    }

    /** Now, unless the caller says when; what was changed later stays, and the call ends with {@code already_exists}. */
    SetSettingsResponse set(Tenant tenant, SetSettingsRequest asked) {
        Setting given = asked.getSetting();
        check(given);
        Instant changed = given.getModifiedAt() > 0
                ? Instant.ofEpochMilli(given.getModifiedAt())
                : clock.instant().truncatedTo(ChronoUnit.MILLIS); // as answered: who sends that back is not too late
        requireRoom(tenant, given.getName());
        if (!settings.putUnlessNewer(tenants.idOf(tenant.id()), PREFIX + given.getName(), given.getValue(), changed)) {
            throw tooLate(given.getName());
        }
        return SetSettingsResponse.newBuilder()
                .setSetting(given.toBuilder().setModifiedAt(changed.toEpochMilli()))
                .build();
    }

    /** Nothing happens when there is none of that name. */
    DeleteSettingsResponse delete(Tenant tenant, DeleteSettingsRequest asked) {
        if (asked.getName().isEmpty()) {
            throw invalid("The name of the setting is missing.");
        }
        Optional<SettingRow> there = stored(tenant).stream()
                .filter(row -> row.name().equals(PREFIX + asked.getName()))
                .findFirst();
        if (there.isPresent()) {
            if (there.get().changed().isAfter(clock.instant())) {
                throw tooLate(asked.getName());
            }
            settings.remove(tenants.idOf(tenant.id()), there.get().name());
        }
        return DeleteSettingsResponse.getDefaultInstance();
    }

    private List<SettingRow> stored(Tenant tenant) {
        return tenants.find(tenant.id())
                .map(id -> settings.rowsStartingWith(id, PREFIX))
                .orElse(List.of());
    }

    private void requireRoom(Tenant tenant, String name) {
        List<SettingRow> there = stored(tenant);
        boolean known = there.stream().anyMatch(row -> row.name().equals(PREFIX + name));
        if (!known && there.size() >= MAX_SETTINGS) {
            throw new ConnectException(
                    ConnectCode.RESOURCE_EXHAUSTED,
                    "There are " + there.size() + " settings, which is as many as are kept; delete one first.");
        }
    }

    private static void check(Setting setting) {
        if (setting.getName().isEmpty()) {
            throw invalid("The name of the setting is missing.");
        }
        if (setting.getName().length() > MAX_NAME || setting.getValue().length() > MAX_VALUE) {
            throw invalid("The setting has a name of " + setting.getName().length() + " and a value of "
                    + setting.getValue().length() + " characters; at most " + MAX_NAME + " and " + MAX_VALUE
                    + " are kept.");
        }
        if (setting.getName().indexOf('\0') >= 0 || setting.getValue().indexOf('\0') >= 0) {
            throw invalid("The setting holds the character U+0000, which cannot be kept.");
        }
        if (setting.getModifiedAt() > LATEST) {
            throw invalid("The setting was changed after the year 2200: modifiedAt is in milliseconds since 1970.");
        }
    }

    private static ConnectException tooLate(String name) {
        return new ConnectException(
                ConnectCode.ALREADY_EXISTS, "The setting " + name + " was changed later than that already.");
    }

    private static ConnectException invalid(String words) {
        return new ConnectException(ConnectCode.INVALID_ARGUMENT, words);
    }
}
