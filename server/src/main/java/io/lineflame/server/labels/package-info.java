/** What can be asked: tenants, profile types, labels and their values. */
@NullMarked
package io.lineflame.server.labels;

import org.jspecify.annotations.NullMarked;
