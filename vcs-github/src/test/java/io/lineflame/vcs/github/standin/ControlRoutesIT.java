package io.lineflame.vcs.github.standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Turning things while it runs, and the pages that links lead to. */
class ControlRoutesIT {

    private GitHubStandIn gitHub;
    private String checkout;

    @BeforeEach
    void start() {
        gitHub = GitHubStandIn.withShop();
        checkout = gitHub.apiUrl() + "/repos/acme/checkout";
    }

    @AfterEach
    void stop() {
        gitHub.close();
    }

    @Test
    void right_takenAndGiven_countsAtOnce() throws Exception {
        String otto = "token " + gitHub.account("otto").personalToken();
        assertThat(Asked.get(checkout, "Authorization", otto).status()).isEqualTo(404);

        turn("allow?repository=acme/checkout&account=otto");
        assertThat(Asked.get(checkout, "Authorization", otto).status()).isEqualTo(200);

        turn("reset");
        assertThat(Asked.get(checkout, "Authorization", otto).status()).isEqualTo(404);
    }

    @Test
    void down_isEndedByReset() throws Exception {
        turn("down");
        assertThat(Asked.get(gitHub.url() + "/acme/pricing").status()).isEqualTo(503);

        turn("reset");
        assertThat(Asked.get(gitHub.url() + "/acme/pricing").status()).isEqualTo(200);
    }

    @Test
    void requests_listWhatWasAsked_andNotTheControls() throws Exception {
        turn("clear-requests");
        Asked.get(checkout);

        Asked asked = Asked.get(gitHub.url() + "/_control/requests");

        assertThat(asked.text())
                .isEqualTo("[{\"method\":\"GET\",\"path\":\"/api/v3/repos/acme/checkout\",\"who\":\"anonymous\","
                        + "\"conditional\":false,\"status\":404}]");
    }

    @Test
    void turn_ofWhatIsNot_is400() throws Exception {
        assertThat(Asked.post(gitHub.url() + "/_control/revoke-tokens?account=nobody", "")
                        .status())
                .isEqualTo(400);
        assertThat(Asked.post(gitHub.url() + "/_control/move?repository=acme/pricing", "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void pages_ofFileAndCommit_showThem() throws Exception {
        assertThat(Asked.get(gitHub.url() + "/acme/checkout/blob/v1.2.0/basket/loyalty.go")
                        .text())
                .contains("<span id=\"L1\">package basket</span>");
        assertThat(Asked.get(gitHub.url() + "/acme/checkout/commit/5532c4e097b4c32f6ce5abbc976b353a2bb8fead")
                        .text())
                .contains("Leave what was returned out of the loyalty discount");
        assertThat(Asked.get(gitHub.url() + "/avatars/u/1001").header("Content-Type"))
                .isEqualTo("image/svg+xml");
    }

    private void turn(String what) throws Exception {
        assertThat(Asked.post(gitHub.url() + "/_control/" + what, "").status()).isEqualTo(204);
    }
}
