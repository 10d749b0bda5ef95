package io.lineflame.vcs.testkit;

import static io.lineflame.vcs.VcsException.Kind.MISCONFIGURED;
import static io.lineflame.vcs.VcsException.Kind.UNAUTHENTICATED;

import io.lineflame.vcs.AuthorizationCode;
import io.lineflame.vcs.AuthorizationRequest;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.Grant;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.testkit.WrongProviders.WrongHost;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Mistakes about signing in. */
final class WrongSignIns {

    private WrongSignIns() {}

    /** Spoils what speaks with the host. */
    abstract static class WrongSignIn extends WrongHost {

        @Override
        final VcsHost spoil(ChangedProvider changed, VcsHost right) {
            Map<String, VcsAuthorization> kept = new ConcurrentHashMap<>();
            return changed.new ChangedHost(right) {
                @Override
                public Optional<VcsAuthorization> authorization(String kindId) {
                    return super.authorization(kindId)
                            .map(authorization -> kept.computeIfAbsent(kindId, id -> spoil(authorization)));
                }
            };
        }

        abstract VcsAuthorization spoil(VcsAuthorization right);
    }

    /** Does as another does; a wrong one overrides one method. */
    private static class Changed implements VcsAuthorization {

        private final VcsAuthorization right;

        Changed(VcsAuthorization right) {
            this.right = right;
        }

        @Override
        public URI authorizeUrl(AuthorizationRequest request) {
            return right.authorizeUrl(request);
        }

        @Override
        public Grant exchange(AuthorizationCode code) throws VcsException {
            return right.exchange(code);
        }

        @Override
        public Grant renew(Credential credential) throws VcsException {
            return right.renew(credential);
        }

        @Override
        public boolean revoke(Credential credential) throws VcsException {
            return right.revoke(credential);
        }
    }

    static final class AuthorizesWhatNobodyDeclared extends WrongHost {
        @Override
        VcsHost spoil(ChangedProvider changed, VcsHost right) {
            return changed.new ChangedHost(right) {
                @Override
                public Optional<VcsAuthorization> authorization(String kindId) {
                    return super.authorization(kindId.startsWith("no-such") ? "account" : kindId);
                }
            };
        }
    }

    static final class SendsPeopleElsewhere extends WrongSignIn {
        @Override
        VcsAuthorization spoil(VcsAuthorization right) {
            return new Changed(right) {
                @Override
                public URI authorizeUrl(AuthorizationRequest request) {
                    return URI.create("https://elsewhere.invalid/?"
                            + super.authorizeUrl(request).getRawQuery());
                }
            };
        }
    }

    static final class ForgetsTheChallenge extends WrongSignIn {
        @Override
        VcsAuthorization spoil(VcsAuthorization right) {
            return new Changed(right) {
                @Override
                public URI authorizeUrl(AuthorizationRequest request) {
                    return super.authorizeUrl(new AuthorizationRequest(request.state(), "", request.redirectUri()));
                }
            };
        }
    }

    static final class PromisesAVerifier extends WrongSignIn {
        @Override
        VcsAuthorization spoil(VcsAuthorization right) {
            return new Changed(right) {
                @Override
                public URI authorizeUrl(AuthorizationRequest request) {
                    String method = request.codeChallenge().isEmpty() ? "&code_challenge_method=S256" : "";
                    return URI.create(super.authorizeUrl(request) + method);
                }
            };
        }
    }

    static final class PutsItsSecretIntoTheAddress extends WrongSignIn {
        @Override
        VcsAuthorization spoil(VcsAuthorization right) {
            return new Changed(right) {
                @Override
                public URI authorizeUrl(AuthorizationRequest request) {
                    return URI.create(super.authorizeUrl(request) + "&client_secret=cl1ent-secret");
                }
            };
        }
    }

    static final class BlamesTheOperator extends WrongSignIn {
        @Override
        VcsAuthorization spoil(VcsAuthorization right) {
            return blaming(right, MISCONFIGURED);
        }
    }

    static final class BlamesThePerson extends WrongSignIn {
        @Override
        VcsAuthorization spoil(VcsAuthorization right) {
            return blaming(right, UNAUTHENTICATED);
        }
    }

    static final class RepeatsTheCode extends WrongSignIn {
        @Override
        VcsAuthorization spoil(VcsAuthorization right) {
            return new Changed(right) {
                @Override
                public Grant exchange(AuthorizationCode code) throws VcsException {
                    try {
                        return super.exchange(code);
                    } catch (VcsException e) {
                        throw new VcsException(e.kind(), "The host does not know " + code.code() + ".", e);
                    }
                }
            };
        }
    }

    static final class GivesNoWayIn extends WrongSignIn {
        @Override
        VcsAuthorization spoil(VcsAuthorization right) {
            return new Changed(right) {
                @Override
                public Grant exchange(AuthorizationCode code) throws VcsException {
                    Grant grant = super.exchange(code);
                    Map<String, String> values =
                            new HashMap<>(grant.credential().values());
                    values.remove("access");
                    Credential useless = new Credential(grant.credential().kindId(), values);
                    return new Grant(useless, grant.validFor(), grant.renewable(), grant.renewableFor());
                }
            };
        }
    }

    static final class GrantsForNoTime extends WrongSignIn {
        @Override
        VcsAuthorization spoil(VcsAuthorization right) {
            return new Changed(right) {
                @Override
                public Grant exchange(AuthorizationCode code) throws VcsException {
                    Grant grant = super.exchange(code);
                    return new Grant(
                            grant.credential(), Optional.of(Duration.ZERO), grant.renewable(), grant.renewableFor());
                }
            };
        }
    }

    static final class TakesACodeTwice extends WrongSignIn {
        @Override
        VcsAuthorization spoil(VcsAuthorization right) {
            return new Changed(right) {
                private final Map<AuthorizationCode, Grant> grants = new ConcurrentHashMap<>();

                @Override
                public Grant exchange(AuthorizationCode code) throws VcsException {
                    Grant known = grants.get(code);
                    Grant grant = known == null ? super.exchange(code) : known;
                    grants.put(code, grant);
                    return grant;
                }
            };
        }
    }

    static final class IgnoresTheRedirect extends WrongSignIn {
        @Override
        VcsAuthorization spoil(VcsAuthorization right) {
            return new Changed(right) {
                @Override
                public Grant exchange(AuthorizationCode code) throws VcsException {
                    return super.exchange(
                            new AuthorizationCode(code.code(), code.codeVerifier(), ContractSubject.REDIRECT));
                }
            };
        }
    }

    static final class RenewsNothing extends WrongSignIn {
        @Override
        VcsAuthorization spoil(VcsAuthorization right) {
            return new Changed(right) {
                @Override
                public Grant renew(Credential credential) throws VcsException {
                    super.renew(credential);
                    return new Grant(credential, Optional.empty(), true, Optional.empty());
                }
            };
        }
    }

    static final class OnlySaysThatItRevoked extends WrongSignIn {
        @Override
        VcsAuthorization spoil(VcsAuthorization right) {
            return new Changed(right) {
                @Override
                public boolean revoke(Credential credential) {
                    return true;
                }
            };
        }
    }

    static final class RevokesHalf extends WrongSignIn {
        @Override
        VcsAuthorization spoil(VcsAuthorization right) {
            return new Changed(right) {
                @Override
                public boolean revoke(Credential credential) throws VcsException {
                    Map<String, String> values = new HashMap<>(credential.values());
                    values.remove("renewal");
                    return super.revoke(new Credential(credential.kindId(), values));
                }
            };
        }
    }

    /** Every failure to exchange is of this kind. */
    private static VcsAuthorization blaming(VcsAuthorization right, VcsException.Kind kind) {
        return new Changed(right) {
            @Override
            public Grant exchange(AuthorizationCode code) throws VcsException {
                try {
                    return super.exchange(code);
                } catch (VcsException e) {
                    throw new VcsException(kind, e.getMessage());
                }
            }
        };
    }
}
