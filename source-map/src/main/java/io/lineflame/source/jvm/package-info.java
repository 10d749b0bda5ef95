/** Programs on a Java virtual machine. Start reading at {@link io.lineflame.source.jvm.JvmRules}. */
@NullMarked
package io.lineflame.source.jvm;

import org.jspecify.annotations.NullMarked;
