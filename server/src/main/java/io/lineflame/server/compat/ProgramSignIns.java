package io.lineflame.server.compat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineflame.server.compat.SignInHost.Way;
import io.lineflame.server.config.Config;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.connect.MessageWriter;
import io.lineflame.server.connections.Connections;
import io.lineflame.server.connections.ProgramConnections;
import io.lineflame.server.sessions.OpenedToken;
import io.lineflame.server.sessions.Sessions;
import io.lineflame.vcs.AuthorizationCode;
import io.lineflame.vcs.AuthorizationRequest;
import io.lineflame.vcs.VcsException;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Signing in from a program's pages. They send a person to the host themselves and bring us the code; what they get for it is a
 * session of ours, never what the host gave. The session stays the same when it is renewed, so that two tabs that renew at once do
 * not end each other's.
 */
final class ProgramSignIns {

    /**
     * After this the pages come for a fresh one. They find out in no other way that a session has ended, and until then show errors
     * in place of a button, so it is not long.
     */
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private static final URI NOT_NAMED = URI.create("");

    private final SignInHost hosts;
    private final ProgramConnections programs;
    private final Connections connections;
    private final Sessions sessions;
    private final Config config;
    private final Clock clock;

    @Inject
    ProgramSignIns(
            SignInHost hosts,
            ProgramConnections programs,
            Connections connections,
            Sessions sessions,
            Config config,
            Clock clock) {
        this.hosts = hosts;
        this.programs = programs;
        this.connections = connections;
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
    }

    /** What the pages need to send somebody to the host. */
    MessageWriter application() {
        return new MessageWriter()
                .text(1, "clientID", clientId(hosts.way()))
                .text(2, "callbackURL", callback().toString());
    }

    /** A session for whoever the code is of. */
    MessageWriter signIn(String code, String userAgent) {
        Way way = hosts.way();
        if (code.isBlank()) {
            throw new ConnectException(ConnectCode.INVALID_ARGUMENT, "The authorizationCode is missing.");
        }
        try {
            // The pages send no challenge along, so there is no verifier.
            AuthorizationCode given = new AuthorizationCode(code, "", callback());
            OpenedToken opened = programs.connect(way.host(), way.kind(), given, userAgent);
            return answer(opened.token(), opened.expires());
        } catch (VcsException e) {
            throw Refused.of(e);
        }
    }

    /** The same session for some more time, if the host still takes the person's connection; that is renewed when it is due. */
    MessageWriter renew(ProgramViewers.Person person) {
        try {
            if (connections.credential(person.viewer(), hosts.way().host()).anonymous()) {
                throw new ConnectException(
                        ConnectCode.UNAUTHENTICATED,
                        "The connection was taken back on the pages of this server. Connect again.");
            }
            return answer(person.token(), sessions.endOf(person.viewer()).orElse(clock.instant()));
        } catch (VcsException e) {
            throw Refused.of(e);
        }
    }

    private MessageWriter answer(String token, Instant ends) {
        Duration untilUnused = config.sessions().idle();
        Instant expires =
                earlier(ends, clock.instant().plus(GOOD_FOR.compareTo(untilUnused) < 0 ? GOOD_FOR : untilUnused));
        return new MessageWriter()
                .text(
                        1,
                        "cookie",
                        GitSessionCookie.text(
                                token, expires, ends, !"http".equals(callback().getScheme())))
                .text(2, "token", token)
                .number(3, "tokenExpiresAt", expires.toEpochMilli())
                .number(4, "refreshTokenExpiresAt", ends.toEpochMilli());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Where the host sends people back to; empty when it is told by its own settings alone. */
    private URI callback() {
        return config.grafanaCallback().orElse(NOT_NAMED);
    }

    /** RFC 6749, 4.1.1, says by which parameter a host knows us; only its provider knows the value. */
    private static String clientId(Way way) {
        String query = way.authorization()
                .authorizeUrl(new AuthorizationRequest("", "", NOT_NAMED))
                .getRawQuery();
        return Arrays.stream(query == null ? new String[0] : query.split("&", -1))
                .filter(pair -> pair.startsWith("client_id="))
                .map(pair -> URLDecoder.decode(pair.substring("client_id=".length()), UTF_8))
                .findFirst()
                .orElseThrow(() -> new ConnectException(
                        ConnectCode.UNIMPLEMENTED,
                        way.host().displayName() + " does not say by which id it knows this server."));
    }
}
