@NullMarked
package io.lineflame.server.services;

import org.jspecify.annotations.NullMarked;
