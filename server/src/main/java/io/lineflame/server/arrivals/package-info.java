/** What came in and what was refused lately, as this server remembers it: for the page that says whether all is well. */
@NullMarked
package io.lineflame.server.arrivals;

import org.jspecify.annotations.NullMarked;
