package io.lineflame.server.arrivals;

import java.time.Instant;

/** A push that was refused: the problem's title, and the sentence that its client was told. */
public record RefusedPush(Instant at, String title, String detail) {}
