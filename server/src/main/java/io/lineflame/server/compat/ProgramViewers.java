package io.lineflame.server.compat;

import io.lineflame.server.config.Config;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.sessions.Sessions;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;

/** Whom a program calls for. */
final class ProgramViewers {

    private final Sessions sessions;
    private final Config config;

    /** Somebody with their token, which the {@code toString} does not show. */
    record Person(Viewer viewer, String token) {

        @Override
        public String toString() {
            return "Person[" + viewer + "]";
        }
    }

    @Inject
    ProgramViewers(Sessions sessions, Config config) {
        this.sessions = sessions;
        this.config = config;
    }

    /**
     * The person whose token came along, or nobody where everybody may look. A token that is not good any more is refused, so that the
     * pages ask for another, and show nothing that looks as if it were somebody's own.
     */
    Viewer viewer(HttpHeaders headers) {
        Optional<String> token = GitSessionCookie.token(headers);
        boolean nobody = token.isEmpty() && !config.access().needsLogin();
        return nobody ? Viewer.NOBODY : person(headers).viewer();
    }

    /** The person whose token came along. */
    Person person(HttpHeaders headers) {
        Optional<String> token = GitSessionCookie.token(headers);
        return token.flatMap(text -> sessions.ofClientToken(text).map(viewer -> new Person(viewer, text)))
                .orElseThrow(() -> new ConnectException(
                        ConnectCode.UNAUTHENTICATED,
                        token.isEmpty()
                                ? "Nobody is signed in: no session of this server came along. Connect first; the data"
                                        + " source must forward the cookie pyroscope_git_session."
                                : "The session has ended. Connect again."));
    }
}
