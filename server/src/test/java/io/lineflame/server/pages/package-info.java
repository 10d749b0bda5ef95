@NullMarked
package io.lineflame.server.pages;

import org.jspecify.annotations.NullMarked;
