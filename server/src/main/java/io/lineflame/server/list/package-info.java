/** The command list: a file's costs per line on the terminal. Needs neither server nor database, and starts fast. */
@NullMarked
package io.lineflame.server.list;

import org.jspecify.annotations.NullMarked;
