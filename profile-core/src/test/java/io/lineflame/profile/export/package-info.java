@NullMarked
package io.lineflame.profile.export;

import org.jspecify.annotations.NullMarked;
