package io.lineflame.vcs.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.vcs.AuthorizationCode;
import io.lineflame.vcs.AuthorizationRequest;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.Grant;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** A person's way to a host and back, by one credential kind. */
record PlayedBrowser(PlayedPerson person, String kindId, VcsAuthorization authorization) {

    /** With characters that a careless address would change. */
    static final String STATE = "s+t/a=t&e ?#%41";

    /** RFC 7636, appendix B. */
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    static final AuthorizationRequest REQUEST = new AuthorizationRequest(STATE, CHALLENGE, ContractSubject.REDIRECT);

    /** What came back, with the right verifier and address. */
    static AuthorizationCode code(String code) {
        return new AuthorizationCode(code, VERIFIER, ContractSubject.REDIRECT);
    }

    /** By the kind's id, in the host's order. */
    static Map<String, VcsAuthorization> authorizations(VcsHost host) {
        Map<String, VcsAuthorization> byKind = new LinkedHashMap<>();
        for (CredentialKind kind : host.credentialKinds()) {
            host.authorization(kind.id()).ifPresent(authorization -> byKind.put(kind.id(), authorization));
        }
        return byKind;
    }

    Grant signIn() throws Exception {
        return exchange(agree());
    }

    /** Comes back with a code, and with the state as it was. */
    AuthorizationCode agree() throws Exception {
        Map<String, String> back = query(person.agree(authorization.authorizeUrl(REQUEST)));
        assertThat(back).containsEntry("state", STATE).containsKey("code");
        return code(back.getOrDefault("code", ""));
    }

    private Grant exchange(AuthorizationCode code) throws VcsException {
        return authorization.exchange(code);
    }

    /** The parameters of an address, decoded; none twice. */
    static Map<String, String> query(URI url) {
        Map<String, String> values = new LinkedHashMap<>();
        String query = url.getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String name = URLDecoder.decode(parts[0], UTF_8);
            String before = values.put(name, parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "");
            assertThat(before).as("a second " + name).isNull();
        }
        return values;
    }
}
