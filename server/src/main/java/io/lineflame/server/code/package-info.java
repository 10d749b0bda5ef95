/**
 * What the files and folders of a service's repository cost at one version. Start reading at {@code CodeService}; which function stands
 * in which file is {@code CodePlaces}.
 */
@NullMarked
package io.lineflame.server.code;

import org.jspecify.annotations.NullMarked;
