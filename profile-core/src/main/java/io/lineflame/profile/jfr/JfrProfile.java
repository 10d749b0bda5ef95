package io.lineflame.profile.jfr;

import io.lineflame.profile.pprof.PprofProfile;

/** One profile of a recording. */
public record JfrProfile(JfrKind kind, PprofProfile profile) {}
