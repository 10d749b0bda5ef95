@NullMarked
package io.lineflame.db;

import org.jspecify.annotations.NullMarked;
