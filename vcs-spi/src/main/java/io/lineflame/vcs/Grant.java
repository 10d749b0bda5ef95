package io.lineflame.vcs;

import java.time.Duration;
import java.util.Optional;

/**
 * A credential that a host gave out.
 *
 * @param credential holds all that renewing and revoking need
 * @param validFor from now on; relative, so that it holds whatever the host's clock says. Empty when
 *     it does not expire
 * @param renewable whether {@link VcsAuthorization#renew} can make a new one of it
 * @param renewableFor from now on; empty when renewing is not limited in time
 */
public record Grant(
        Credential credential, Optional<Duration> validFor, boolean renewable, Optional<Duration> renewableFor) {}
