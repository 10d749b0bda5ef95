package io.lineflame.db;

/** Who profiles belong to: the number that the tables know, and the name that clients send. */
public record TenantRow(int id, String name) {}
