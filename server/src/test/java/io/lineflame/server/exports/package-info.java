@NullMarked
package io.lineflame.server.exports;

import org.jspecify.annotations.NullMarked;
