/**
 * Whether the source that is shown is what was built, and which other commit's fits better. Start reading at {@code MatchService}.
 */
@NullMarked
package io.lineflame.server.matches;

import org.jspecify.annotations.NullMarked;
