@NullMarked
package io.lineflame.server.jobs;

import org.jspecify.annotations.NullMarked;
