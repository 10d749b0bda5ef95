/** What a tenant's administrators chose for everybody's pages. */
@NullMarked
package io.lineflame.server.pages;

import org.jspecify.annotations.NullMarked;
