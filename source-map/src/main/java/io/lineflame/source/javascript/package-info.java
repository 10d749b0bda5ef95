/**
 * JavaScript and TypeScript: Node's own library, packages of npm, and the service's modules, compiled or not. Start at
 * {@link JavaScriptRules}.
 */
@NullMarked
package io.lineflame.source.javascript;

import org.jspecify.annotations.NullMarked;
