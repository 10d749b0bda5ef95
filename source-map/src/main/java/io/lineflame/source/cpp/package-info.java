/**
 * Programs in C and C++, and the machine's own code in programs of other languages. Start reading at {@link
 * io.lineflame.source.cpp.CppRules} and {@link io.lineflame.source.cpp.NativeRules}.
 */
@NullMarked
package io.lineflame.source.cpp;

import org.jspecify.annotations.NullMarked;
