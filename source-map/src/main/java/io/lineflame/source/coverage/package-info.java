/**
 * How much of a profile has source that is found, and what mappings would find more. Start reading at {@link
 * io.lineflame.source.coverage.Coverage}.
 */
@NullMarked
package io.lineflame.source.coverage;

import org.jspecify.annotations.NullMarked;
