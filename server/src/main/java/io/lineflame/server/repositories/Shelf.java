package io.lineflame.server.repositories;

/** What readers of all repositories share. */
record Shelf(SharedContent content, PinnedRefs pins, ReadingLog readings) {}
