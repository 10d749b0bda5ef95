package io.lineflame.server.compat.render;

import io.lineflame.server.compat.querier.QuerierQuestion;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.query.QuerySyntaxException;
import io.lineflame.server.query.TimeExpression;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in the address. Every method throws {@link ConnectException} {@code invalid_argument} when it is not understood. */
final class RenderParameters {

    private static final Duration DEFAULT_LENGTH = Duration.ofHours(1);

    private final MultivaluedMap<String, String> parameters;
    private final Clock clock;

    RenderParameters(MultivaluedMap<String, String> parameters, Clock clock) {
        this.parameters = parameters;
        this.clock = clock;
    }

    /** The first of this name; empty when it is missing or blank. */
    Optional<String> text(String name) {
        @Nullable String first = parameters.getFirst(name);
        return Optional.ofNullable(first).filter(value -> !value.isBlank());
    }

    /** A missing end is now, a missing start an hour before the end. */
    QuerierQuestion question(String query, String from, String until) {
        String asked = text(query)
                .orElseThrow(() -> invalid("The parameter " + query + " is missing, for example"
                        + " process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name=\"checkout\"}."));
        Instant now = clock.instant();
        Instant end = time(until, now).orElse(now);
        Instant start = time(from, now).orElseGet(() -> end.minus(DEFAULT_LENGTH));
        int brace = asked.indexOf('{');
        return QuerierQuestion.of(
                (brace < 0 ? asked : asked.substring(0, brace)).strip(),
                brace < 0 ? "{}" : asked.substring(brace),
                start.toEpochMilli(),
                end.toEpochMilli());
    }

    /** 0 when nothing was said; {@code maxNodes} stands above {@code max-nodes}. */
    long maxNodes() {
        String text = text("maxNodes").or(() -> text("max-nodes")).orElse("0").strip();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw invalid("The parameter maxNodes is a number.");
        }
    }

    private Optional<Instant> time(String name, Instant now) {
        try {
            return text(name).map(text -> TimeExpression.parse(name, text, now));
        } catch (QuerySyntaxException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static ConnectException invalid(String words) {
        return new ConnectException(ConnectCode.INVALID_ARGUMENT, words);
    }
}
