package io.lineflame.vcs.github.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Budgets, secondary limits, trouble, and a clock of its own. */
class LimitsIT {

    private GitHubStandIn gitHub;
    private StandInAccount mona;
    private String url;

    @BeforeEach
    void start() {
        gitHub = GitHubStandIn.start();
        mona = gitHub.account("mona");
        gitHub.repository("acme", "pricing");
        url = gitHub.apiUrl() + "/repos/acme/pricing";
    }

    @AfterEach
    void stop() {
        gitHub.close();
    }

    @Test
    void budget_spent_is403UntilItsReset() throws Exception {
        gitHub.rateLimitAnonymous(1, 60);

        Asked last = Asked.get(url);
        Asked refused = Asked.get(url);

        assertThat(last.status()).isEqualTo(200);
        assertThat(last.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("message").asText()).startsWith("API rate limit exceeded for 127.0.0.1.");
        assertThat(refused.header("X-RateLimit-Resource")).isEqualTo("core");
        gitHub.clockOff(Duration.ofSeconds(61));
        assertThat(Asked.get(url).header("X-RateLimit-Remaining")).isEqualTo("59");
    }

    @Test
    void budget_isTheAccounts_notTheTokens() throws Exception {
        gitHub.rateLimit(mona, 0, 60);

        assertThat(asMona().status()).isEqualTo(403);
        assertThat(asMona().json().path("message").asText())
                .startsWith("API rate limit exceeded for user ID " + mona.id());
        assertThat(Asked.get(url).status()).isEqualTo(200);
    }

    @Test
    void rateLimit_asked_costsNothing() throws Exception {
        gitHub.rateLimitAnonymous(3, 60);

        Asked asked = Asked.get(gitHub.apiUrl() + "/rate_limit");

        assertThat(asked.json().at("/resources/core/remaining").asInt()).isEqualTo(3);
        assertThat(asked.header("X-RateLimit-Remaining")).isEqualTo("3");
    }

    @Test
    void answer_knownToTheAnonymous_is304ButCosts() throws Exception {
        String tag = Asked.get(url).header("ETag");

        Asked again = Asked.get(url, "If-None-Match", tag);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("X-RateLimit-Remaining")).isEqualTo("58");
    }

    @Test
    void secondaryLimit_saysWhenToTryAgain() throws Exception {
        gitHub.secondaryLimit(30);

        Asked refused = asMona();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThat(refused.json().path("documentation_url").asText()).contains("secondary-rate-limits");
        gitHub.clockOff(Duration.ofSeconds(31));
        assertThat(asMona().status()).isEqualTo(200);
    }

    @Test
    void secondaryLimit_mayBe429WithoutRetryAfter() throws Exception {
        gitHub.secondaryLimitUnsaid(60);

        assertThat(asMona().status()).isEqualTo(429);
        assertThat(asMona().header("Retry-After")).isEmpty();
    }

    @Test
    void limits_turnedOff_areNotMentioned() throws Exception {
        gitHub.limitRates(false);

        assertThat(Asked.get(url).header("X-RateLimit-Limit")).isEmpty();
        assertThat(Asked.get(gitHub.apiUrl() + "/rate_limit").status()).isEqualTo(404);
    }

    @Test
    void trouble_isAPageWith503() throws Exception {
        gitHub.down(true);

        assertThat(Asked.get(url).status()).isEqualTo(503);
        assertThat(Asked.get(url).header("Content-Type")).startsWith("text/html");
        gitHub.down(false);
        assertThat(Asked.get(url).status()).isEqualTo(200);
    }

    @Test
    void clock_off_showsInDateAndReset() throws Exception {
        gitHub.clockOff(Duration.ofHours(-3));

        Asked asked = Asked.get(url);

        Instant date = ZonedDateTime.parse(asked.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        assertThat(date).isBefore(Instant.now().minus(Duration.ofHours(2)));
        assertThat(Instant.ofEpochSecond(Long.parseLong(asked.header("X-RateLimit-Reset"))))
                .isBetween(date.plus(Duration.ofMinutes(59)), date.plus(Duration.ofMinutes(61)));
    }

    private Asked asMona() throws Exception {
        return Asked.get(url, "Authorization", "token " + mona.personalToken());
    }
}
