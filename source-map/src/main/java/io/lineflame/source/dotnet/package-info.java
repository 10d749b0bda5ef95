/** .NET programs. Start reading at {@link io.lineflame.source.dotnet.DotnetRules}. */
@NullMarked
package io.lineflame.source.dotnet;

import org.jspecify.annotations.NullMarked;
