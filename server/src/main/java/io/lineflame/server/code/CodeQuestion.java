package io.lineflame.server.code;

import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.TimeRange;
import java.util.Optional;

/**
 * Which profiles' code is looked at.
 *
 * @param commit a ref as labelled or a hash; empty for the version with the largest total
 */
record CodeQuestion(ProfileQuery query, TimeRange range, Optional<String> commit) {}
