/** Who calls a function and whom it calls: as rows, and as the two flame graphs of a sandwich. */
@NullMarked
package io.lineflame.server.calls;

import org.jspecify.annotations.NullMarked;
