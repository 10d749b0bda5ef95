package io.lineflame.server.ingest;

import io.lineflame.server.http.ProblemType;

/** What may be wrong with a push beyond what any request may get wrong. */
final class IngestProblems {

    static final ProblemType EMPTY_BODY = new ProblemType("empty-body", 400, "The push holds no profile");
    static final ProblemType INVALID_PROFILE = new ProblemType("invalid-profile", 422, "The profile cannot be read");
    static final ProblemType TIME_OUT_OF_RANGE =
            new ProblemType("time-out-of-range", 422, "The profile's time is not accepted");
    static final ProblemType UNSUPPORTED_FORMAT =
            new ProblemType("unsupported-profile-format", 415, "Profiles of this format are not accepted");

    private IngestProblems() {}
}
