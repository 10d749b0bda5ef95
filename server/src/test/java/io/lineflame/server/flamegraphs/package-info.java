@NullMarked
package io.lineflame.server.flamegraphs;

import org.jspecify.annotations.NullMarked;
