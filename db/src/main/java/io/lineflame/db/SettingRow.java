package io.lineflame.db;

import java.time.Instant;

/**
 * A setting of a tenant.
 *
 * @param changed when it got its value
 */
public record SettingRow(String name, String value, Instant changed) {}
