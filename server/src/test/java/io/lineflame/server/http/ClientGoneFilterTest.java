package io.lineflame.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import java.io.IOException;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;

final class ClientGoneFilterTest {
    private final LoggerContext context = new LoggerContext();
    private final ClientGoneFilter filter = new ClientGoneFilter();

    @Test
    void decide_clientGoneWhileJerseyWrites_isKeptOut() {
        assertThat(decision("org.glassfish.jersey.server.ServerRuntime$Responder", new IOException(new EofException())))
                .isEqualTo(FilterReply.DENY);
    }

    @Test
    void decide_otherFailureOfJersey_isLogged() {
        assertThat(decision("org.glassfish.jersey.server.ServerRuntime$Responder", new IOException("disk")))
                .isEqualTo(FilterReply.NEUTRAL);
        assertThat(decision("org.glassfish.jersey.server.ServerRuntime$Responder", null))
                .isEqualTo(FilterReply.NEUTRAL);
    }

    @Test
    void decide_endOfFileElsewhere_isLogged() {
        assertThat(decision("io.lineflame.server.ingest.IngestResource", new EofException()))
                .isEqualTo(FilterReply.NEUTRAL);
    }

    private FilterReply decision(String name, @org.jspecify.annotations.Nullable Throwable thrown) {
        Logger logger = context.getLogger(name);
        return filter.decide(null, logger, Level.ERROR, "message", null, thrown);
    }
}
