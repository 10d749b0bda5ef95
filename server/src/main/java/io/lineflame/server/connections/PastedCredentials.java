package io.lineflame.server.connections;

import io.lineflame.server.connections.ConnectionMaker.Made;
import io.lineflame.server.http.ProblemException;
import io.lineflame.vcs.Account;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.CredentialKind.Field;
import io.lineflame.vcs.Grant;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credentials that people fill into a form. The host is asked whose they are before anything is stored. */
final class PastedCredentials {

    private static final int MAX_LENGTH = 4096;

    private final HostCheck check;
    private final ConnectionMaker maker;
    private final ConnectionMetrics metrics;

    @Inject
    PastedCredentials(HostCheck check, ConnectionMaker maker, ConnectionMetrics metrics) {
        this.check = check;
        this.maker = maker;
        this.metrics = metrics;
    }

    /**
     * Connects with what somebody filled in; throws {@link ProblemException} when it does not do.
     *
     * @param values by the fields' names; others are left out
     */
    Made connect(
            Browser browser,
            VcsHost host,
            CredentialKind kind,
            List<Field> fields,
            Map<String, @Nullable String> values) {
        Credential credential = new Credential(kind.id(), filledIn(fields, values));
        try {
            Account account = check.account(host, credential);
            return maker.make(browser, host, kind, lasting(credential), account);
        } catch (VcsException e) {
            metrics.refused(host);
            throw ConnectionProblems.of(host, e);
        } catch (NotLetInException e) {
            metrics.refused(host);
            throw new ProblemException(ConnectionProblems.NOT_LET_IN, e.getMessage());
        }
    }

    /** When it ends only its host knows. */
    private static Grant lasting(Credential credential) {
        return new Grant(credential, Optional.empty(), false, Optional.empty());
    }

    private static Map<String, String> filledIn(List<Field> fields, Map<String, @Nullable String> values) {
        Map<String, String> filledIn = new HashMap<>();
        for (Field field : fields) {
            // Who copies a token often copies the end of its line.
            // JSON may have null for a value.
            String value =
                    Optional.ofNullable(values.get(field.name())).orElse("").strip();
            if (value.isEmpty() || value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
                throw ProblemException.invalidRequest(
                        "The field " + field.label() + " needs one line of 1 to " + MAX_LENGTH + " characters.");
            }
            filledIn.put(field.name(), value);
        }
        return filledIn;
    }
}
