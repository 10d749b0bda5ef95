/** Rust programs. Start reading at {@link io.lineflame.source.rust.RustRules}. */
@NullMarked
package io.lineflame.source.rust;

import org.jspecify.annotations.NullMarked;
