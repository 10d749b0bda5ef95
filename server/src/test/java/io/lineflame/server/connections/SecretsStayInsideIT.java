package io.lineflame.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Query;
import io.lineflame.vcs.VcsException.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the server logs, at the level it logs at, while people connect and everything goes wrong. */
final class SecretsStayInsideIT {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T10:00:00Z"));
    private final AuthorizingHost host =
            new AuthorizingHost("code.example.com", clock).tokensExpireAfter(Duration.ofHours(8));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root =
            ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    @BeforeEach
    void listen() {
        root.setLevel(Level.INFO);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(before);
    }

    @Test
    void log_ofManyAttempts_holdsNoCodeStateOrToken() {
        List<String> secrets = new ArrayList<>();
        try (TestServer server = TestServer.setup().clock(clock).hosts(host).start()) {
            Person person = new Person(server);
            connectInEveryWay(person, new Person(server), secrets);
            person.browser().cookie("lineflame_session").ifPresent(secrets::add);
        }
        secrets.addAll(host.secrets());

        String logged = log.list.stream().map(SecretsStayInsideIT::text).collect(Collectors.joining("\n"));
        assertThat(logged).contains("Connecting to code.example.com came to nothing", "was asked wrongly");
        assertThat(secrets)
                .hasSizeGreaterThan(8)
                .allSatisfy(secret -> assertThat(logged).doesNotContain(secret));
    }

    private void connectInEveryWay(Person person, Person stranger, List<String> secrets) {
        URI declined = person.setOut(host, "/");
        secrets.add(String.valueOf(Query.of(declined).get("state")));
        person.browser().cookie("lineflame_session").ifPresent(secrets::add);
        person.comeBack(host.deny(declined, "access_denied"));
        URI asked = person.setOut(host, "/");
        secrets.add(String.valueOf(Query.of(asked).get("state")));
        String callback = host.agree(asked, "mona");
        stranger.comeBack(callback);
        person.comeBack(callback);
        host.failExchange(Kind.MISCONFIGURED, "The host was asked wrongly.");
        person.connectAs(host, "mona");
        host.recover();
        person.connectAs(host, "mona");
        clock.advance(Duration.ofHours(8));
        person.check(host);
        host.failRenewal(Kind.UNAVAILABLE, "The host is away.");
        clock.advance(Duration.ofHours(8));
        person.check(host);
        host.failRevocation(Kind.UNAVAILABLE, "The host is away.");
        person.disconnect(host);
        host.recover();
        person.paste(host, host.personalToken("mona"));
        person.paste(host, "a-token-with-a-typo");
        secrets.add("a-token-with-a-typo");
        person.browser().get(callback + "&more=1");
    }

    private static String text(ILoggingEvent event) {
        String thrown = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getFormattedMessage() + " " + thrown;
    }
}
