package io.lineflame.server.connections;

import io.lineflame.server.http.PublicAddress;
import io.lineflame.server.sessions.Viewer;

/** Who asks, by which address of this server, and with what program. */
record Browser(Viewer viewer, PublicAddress address, String userAgent) {}
