/**
 * Reading repositories as somebody: whether a viewer may, with whose credential, and what is kept of what hosts answered. What is
 * kept is shared by all, the right to see it by nobody. Start reading at {@link io.lineflame.server.repositories.RepositoryAccess}.
 */
@NullMarked
package io.lineflame.server.repositories;

import org.jspecify.annotations.NullMarked;
