package io.lineflame.server.matches;

import io.lineflame.server.locate.SourceRequest;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.TimeRange;

/**
 * Which source is to be compared with which profiles.
 *
 * @param better whether other commits are to be looked through when it may not match
 */
record MatchQuestion(ProfileQuery query, TimeRange range, SourceRequest source, boolean better) {}
