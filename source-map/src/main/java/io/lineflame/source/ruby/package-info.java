/** Ruby: gems, Ruby's own library and core, and the service's files. Start at {@link RubyRules}. */
@NullMarked
package io.lineflame.source.ruby;

import org.jspecify.annotations.NullMarked;
