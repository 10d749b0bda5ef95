/** Whether all is well with this server, line by line, and what to do where it is not. Says only what was measured. */
@NullMarked
package io.lineflame.server.selfcheck;

import org.jspecify.annotations.NullMarked;
