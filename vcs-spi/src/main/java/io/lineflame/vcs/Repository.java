package io.lineflame.vcs;

import java.net.URI;
import java.util.Optional;

/**
 * A repository as its host knows it.
 *
 * @param id where it is now, which differs from what was asked for when it moved
 * @param everyone whether anyone may read it, without an account
 * @param webUrl a page for people; empty when the host has none
 */
public record Repository(RepositoryId id, boolean everyone, Optional<URI> webUrl) {}
