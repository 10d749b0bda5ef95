/**
 * What people write down about where source is: mapping files in repositories, and the server's own mappings. Start
 * reading at {@link io.lineflame.source.mappings.Mappings}.
 */
@NullMarked
package io.lineflame.source.mappings;

import org.jspecify.annotations.NullMarked;
