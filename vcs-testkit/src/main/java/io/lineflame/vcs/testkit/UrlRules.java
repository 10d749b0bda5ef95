package io.lineflame.vcs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 2xx: from what stands in a profile's label to a repository, or to none. */
interface UrlRules extends Rules {

    /** The plainest form works, and says which host the repository is on. */
    @Test
    default void r201_url_overHttps_isParsed() {
        assertThat(host().parseRepositoryUrl(subject().repositoryUrl())).contains(id());
        assertThat(id().hostId()).isEqualTo(host().id());
    }

    /** Builds write the clone address, which often ends in {@code .git}, or in a slash. */
    @ParameterizedTest
    @ValueSource(strings = {".git", "/", ".git/", "?tab=readme", "#readme"})
    default void r202_url_withACommonEnding_isTheSame(String ending) {
        assertThat(host().parseRepositoryUrl(subject().repositoryUrl() + ending))
                .contains(id());
    }

    /** Builds also write what they cloned by ssh. */
    @ParameterizedTest
    @ValueSource(strings = {"git@%s:%s", "git@%s:%s.git", "ssh://git@%s/%s.git", "ssh://git@%s:22/%s"})
    default void r203_url_overSsh_isTheSame(String form) {
        assertThat(host().parseRepositoryUrl(String.format(Locale.ROOT, form, hostName(), path())))
                .contains(id());
    }

    /** Host names know no case. */
    @Test
    default void r204_url_withAnUpperCaseHost_isTheSame() {
        String url = "HTTPS://" + hostName().toUpperCase(Locale.ROOT) + "/" + path();

        assertThat(host().parseRepositoryUrl(url)).contains(id());
    }

    /** People leave the scheme out. */
    @Test
    default void r205_url_withoutAScheme_isTheSame() {
        assertThat(host().parseRepositoryUrl(hostName() + "/" + path())).contains(id());
    }

    /** Build machines clone with a token in the address: it is dropped, and travels no further. */
    @Test
    default void r206_url_withUserInfo_losesIt() {
        String url = "https://mona:s3cr3t-value@" + hostName() + "/" + path() + ".git";

        assertThat(host().parseRepositoryUrl(url)).contains(id());
    }

    /** Nothing is ever sent to a host that the operator did not configure. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.invalid/%2$s",
                "https://%1$s.elsewhere.invalid/%2$s",
                "https://elsewhere-%1$s/%2$s",
                "https://%1$s@elsewhere.invalid/%2$s",
                "https://elsewhere.invalid/%1$s/%2$s",
                "https://elsewhere.invalid\\@%1$s/%2$s",
                "git@elsewhere.invalid:%2$s",
                "https://%1$s:8443/%2$s",
            })
    default void r207_url_ofAForeignHost_isEmpty(String form) {
        String url = String.format(Locale.ROOT, form, hostName(), path());

        assertThat(host().parseRepositoryUrl(url)).isEmpty();
    }

    /** A path must not climb out of where the host keeps repositories. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://%1$s/../%2$s",
                "https://%1$s/%2$s/../../etc/passwd",
                "https://%1$s/%%2e%%2e/%2$s",
                "https://%1$s//%2$s",
                "https://%1$s/",
                "https://%1$s",
                "file:///%2$s",
                "/%2$s",
            })
    default void r208_url_withoutAProperPath_isEmpty(String form) {
        String url = String.format(Locale.ROOT, form, hostName(), path());

        assertThat(host().parseRepositoryUrl(url)).isEmpty();
    }

    /** Anything may stand in a label; the answer is empty, never an exception. */
    @Test
    default void r209_url_ofGarbage_isEmpty() {
        Random random = new Random(209);
        String alphabet = "ab:/@.%?#[]\\ \u0000\n\ud800\u65e5-~+=";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder url = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                url.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(host().parseRepositoryUrl(url.toString()))
                    .as("'%s'", url)
                    .isEmpty();
        }
        assertThat(host().parseRepositoryUrl("https://" + hostName() + "/" + "a/".repeat(100_000)))
                .isEmpty();
    }

    private String hostName() {
        return withoutScheme().substring(0, withoutScheme().indexOf('/'));
    }

    private String path() {
        return withoutScheme().substring(withoutScheme().indexOf('/') + 1);
    }

    private String withoutScheme() {
        return subject().repositoryUrl().substring("https://".length());
    }
}
