/** The schema and the only SQL: values in, rows out. Knows nothing of what the bytes mean. */
@NullMarked
package io.lineflame.db;

import org.jspecify.annotations.NullMarked;
