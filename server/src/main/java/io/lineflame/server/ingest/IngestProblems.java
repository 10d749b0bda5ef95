package io.lineflame.server.ingest;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.server.http.ProblemException;
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

    /** 413 for what is beyond a limit, 422 for what breaks its format. */
    static ProblemException unreadable(PprofException e) {
        ProblemType type = e.reason() == PprofException.Reason.TOO_LARGE ? ProblemType.TOO_LARGE : INVALID_PROFILE;
        return new ProblemException(type, "The body is no profile we can take: " + e.getMessage());
    }
}
