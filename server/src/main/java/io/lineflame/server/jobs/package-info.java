/** What the server does by itself from time to time. */
@NullMarked
package io.lineflame.server.jobs;

import org.jspecify.annotations.NullMarked;
