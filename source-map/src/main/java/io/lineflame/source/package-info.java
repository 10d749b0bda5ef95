/**
 * From what a profile says about a function to the file that holds it: pure rules per language, no
 * I/O. Start reading at {@link io.lineflame.source.finder.SourceFinder}.
 */
@NullMarked
package io.lineflame.source;

import org.jspecify.annotations.NullMarked;
