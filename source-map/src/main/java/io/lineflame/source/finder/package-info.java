/** Asks the rules of all languages. Start reading at {@link io.lineflame.source.finder.SourceFinder}. */
@NullMarked
package io.lineflame.source.finder;

import org.jspecify.annotations.NullMarked;
