package io.lineflame.server.connections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineflame.db.ConnectionStore.ConnectionRow;
import io.lineflame.server.http.Json;
import io.lineflame.server.secrets.CannotOpenException;
import io.lineflame.server.secrets.SealedFor;
import io.lineflame.server.secrets.Sealer;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.VcsException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts credentials into the form in which the database keeps them, and takes them out again. */
final class CredentialSafe {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialSafe.class);

    private final Sealer sealer;
    private final ObjectMapper json = Json.mapper();

    @Inject
    CredentialSafe(Sealer sealer) {
        this.sealer = sealer;
    }

    /** What is sealed; a name once stored never changes. */
    private record CredentialJson(String kind, Map<String, String> values) {

        @Override
        public String toString() {
            return "CredentialJson[" + kind + "]";
        }
    }

    /** Cipher text that opens for this user's connection to this host alone. */
    byte[] seal(long user, String hostId, Credential credential) {
        try {
            byte[] plain = json.writeValueAsBytes(new CredentialJson(credential.kindId(), credential.values()));
            return sealer.seal(plain, new SealedFor(user, hostId));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is always JSON", e);
        }
    }

    /** Cipher text that opens for this session's way to this host alone. */
    byte[] sealVerifier(long session, String hostId, OneTimeText verifier) {
        return sealer.seal(
                verifier.text().getBytes(StandardCharsets.US_ASCII), SealedFor.authorization(session, hostId));
    }

    /** The verifier in clear. Throws as {@link #open}. */
    String openVerifier(long session, String hostId, byte[] sealed) throws VcsException {
        try {
            byte[] plain = sealer.open(sealed, SealedFor.authorization(session, hostId));
            return new String(plain, StandardCharsets.US_ASCII);
        } catch (CannotOpenException e) {
            LOG.warn("The verifier of an authorization at {} cannot be opened: {}", hostId, e.getMessage());
            throw new VcsException(
                    VcsException.Kind.MISCONFIGURED, "This server cannot open what it kept for your way back.");
        }
    }

    /** Of the key that sealed it. */
    long keyId(byte[] sealed) {
        return Sealer.keyId(sealed);
    }

    /** @throws VcsException of kind {@code MISCONFIGURED} when this server lacks the key, which ends no connection */
    HeldCredential open(ConnectionRow row) throws VcsException {
        try {
            byte[] plain = sealer.open(row.sealed(), new SealedFor(row.user(), row.hostId()));
            CredentialJson credential = json.readValue(plain, CredentialJson.class);
            return new HeldCredential(row, new Credential(credential.kind(), credential.values()));
        } catch (CannotOpenException | IOException e) {
            // Its message says which key is missing, never what is sealed; Jackson's could quote.
            LOG.warn(
                    "Connection {} to {} cannot be opened: {}",
                    row.id(),
                    row.hostId(),
                    e instanceof CannotOpenException ? e.getMessage() : "what is sealed is no credential");
            throw new VcsException(
                    VcsException.Kind.MISCONFIGURED,
                    "This server cannot open the credential it keeps for " + row.hostId()
                            + ": the operator has to give it the key, or you connect again.");
        }
    }
}
