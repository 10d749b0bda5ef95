/** {@code settings.v1}, {@code capabilities.v1} and build information: what other tools' pages ask for when they open. */
@NullMarked
package io.lineflame.server.compat.settings;

import org.jspecify.annotations.NullMarked;
