/** PHP: Composer's packages and the service's files. Start at {@link PhpRules}. */
@NullMarked
package io.lineflame.source.php;

import org.jspecify.annotations.NullMarked;
