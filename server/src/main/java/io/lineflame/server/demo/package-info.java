/** The command demo: the recorded service, its history and where to look. */
@NullMarked
package io.lineflame.server.demo;

import org.jspecify.annotations.NullMarked;
