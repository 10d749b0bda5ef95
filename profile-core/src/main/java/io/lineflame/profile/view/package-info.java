/** What a page shows of weighted stacks: flame graph, function table, function details, hottest lines, calls, sandwich. */
@NullMarked
package io.lineflame.profile.view;

import org.jspecify.annotations.NullMarked;
