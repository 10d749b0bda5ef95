/** What there is to look at: services, their versions and what they cost. */
@NullMarked
package io.lineflame.server.services;

import org.jspecify.annotations.NullMarked;
