/** The mappings that stand in no repository: kept for all of a tenant's people, read where source is looked for. */
@NullMarked
package io.lineflame.server.mappings;

import org.jspecify.annotations.NullMarked;
