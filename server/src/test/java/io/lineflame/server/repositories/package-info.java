@NullMarked
package io.lineflame.server.repositories;

import org.jspecify.annotations.NullMarked;
