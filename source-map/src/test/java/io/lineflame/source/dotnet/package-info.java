@NullMarked
package io.lineflame.source.dotnet;

import org.jspecify.annotations.NullMarked;
