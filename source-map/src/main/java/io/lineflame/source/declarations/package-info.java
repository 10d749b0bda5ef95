/** Tells whether a text is what was built, by what it declares and where. */
@NullMarked
package io.lineflame.source.declarations;

import org.jspecify.annotations.NullMarked;
