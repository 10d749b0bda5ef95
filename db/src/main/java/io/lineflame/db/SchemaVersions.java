package io.lineflame.db;

/**
 * How far the schema is.
 *
 * @param applied the newest version in the database
 * @param known the newest version that this jar brings
 */
public record SchemaVersions(int applied, int known) {}
