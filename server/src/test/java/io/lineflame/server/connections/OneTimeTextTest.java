package io.lineflame.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OneTimeTextTest {

    @Test
    void challenge_ofTheExampleInRfc7636_isTheOneThere() {
        OneTimeText verifier = new OneTimeText("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

        assertThat(verifier.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void codeVerifier_hasTheLengthAndTheLettersOfTheRfc() {
        assertThat(OneTimeText.codeVerifier().text()).hasSize(86).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void state_eachTime_isAnother() {
        assertThat(OneTimeText.state().text())
                .hasSize(43)
                .isNotEqualTo(OneTimeText.state().text());
    }

    @Test
    void toString_ofAny_showsNothing() {
        OneTimeText state = OneTimeText.state();

        assertThat(state.toString()).doesNotContain(state.text());
    }
}
