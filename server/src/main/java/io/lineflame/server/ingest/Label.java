package io.lineflame.server.ingest;

/** A label as the client sent it, not checked yet. */
record Label(String name, String value) {}
