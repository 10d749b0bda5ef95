/** Python: packages as installed, CPython's own library, and the service's modules. Start at {@link PythonRules}. */
@NullMarked
package io.lineflame.source.python;

import org.jspecify.annotations.NullMarked;
