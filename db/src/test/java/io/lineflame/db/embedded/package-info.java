@NullMarked
package io.lineflame.db.embedded;

import org.jspecify.annotations.NullMarked;
