package io.lineflame.vcs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lineflame.vcs.Credential;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.InvalidVcsSettingsException;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsProvider;
import io.lineflame.vcs.VcsSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Rules 1xx: who the provider is, and how it is configured. */
interface SettingsRules extends Rules {

    /** The id stands in the database and in the names of settings, so its form is fixed. */
    @Test
    default void r101_id_isAStableKey() {
        assertThat(subject().provider().id()).matches("[a-z][a-z0-9]*");
    }

    /** The server knows no provider by name. */
    @Test
    default void r102_provider_isFoundByServiceLoader() {
        List<String> found = ServiceLoader.load(VcsProvider.class).stream()
                .map(provider -> provider.get().id())
                .toList();

        assertThat(found).containsOnlyOnce(subject().provider().id());
    }

    /** People read the names of providers and hosts. */
    @Test
    default void r103_displayNames_areNotBlank() {
        assertThat(subject().provider().displayName()).isNotBlank();
        assertThat(host().displayName()).isNotBlank();
    }

    /** Forms are drawn from the kinds: there is at least one, and each can be told from the others. */
    @Test
    default void r104_credentialKinds_areNamedApart() {
        List<CredentialKind> kinds = host().credentialKinds();

        assertThat(kinds).isNotEmpty();
        assertThat(kinds).extracting(CredentialKind::id).doesNotHaveDuplicates();
        assertThat(kinds).allSatisfy(kind -> {
            assertThat(kind.label()).isNotBlank();
            if (kind.form() instanceof CredentialKind.Form.Fields form) {
                assertThat(form.fields()).extracting(CredentialKind.Field::name).doesNotHaveDuplicates();
            }
        });
    }

    /** A provider that nobody configured is silent. */
    @Test
    default void r105_configure_withoutSettings_givesNoHosts() throws Exception {
        VcsSettings none = new VcsSettings(Map.of(), subject().settings().dataDirectory());

        assertThat(subject().provider().configure(none)).isEmpty();
    }

    /** An operator corrects settings in one round. */
    @Test
    default void r106_configure_withTwoMistakes_reportsBoth() {
        InvalidVcsSettingsException refusal = assertRefused(subject().settingsWithTwoMistakes());

        assertThat(refusal.mistakes()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(refusal.mistakes()).allSatisfy(mistake -> {
            assertThat(mistake.message()).isNotBlank();
            assertThat(subject().settingsWithTwoMistakes().values()).containsKey(mistake.key());
        });
    }

    /** A misspelled key must not be ignored, and its value may be a secret. */
    @Test
    default void r107_configure_withAnUnknownKey_namesTheKeyButNotTheValue() {
        Map<String, String> values = new HashMap<>(subject().settings().values());
        values.put("NO_SUCH_KEY", "s3cr3t-value");

        InvalidVcsSettingsException refusal =
                assertRefused(new VcsSettings(values, subject().settings().dataDirectory()));

        assertThat(refusal.mistakes())
                .extracting(InvalidVcsSettingsException.Mistake::key)
                .containsExactly("NO_SUCH_KEY");
        assertThat(refusal).message().doesNotContain("s3cr3t-value");
    }

    /** Host ids are kept in the database: they outlive a restart. */
    @Test
    default void r108_hostId_isStableAcrossRestarts() throws Exception {
        List<VcsHost> again = subject().provider().configure(subject().settings());

        assertThat(again).extracting(VcsHost::id).containsExactly(host().id());
        assertThat(host().id()).matches("[a-z0-9][a-z0-9.:_-]*");
    }

    /** A credential of another provider is a bug of the caller, and must not be sent anywhere. */
    @Test
    default void r109_connect_withAForeignCredential_isRefused() {
        Credential foreign = new Credential("no-such-kind", Map.of("token", "s3cr3t-value"));

        Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> host().connect(foreign, new VcsContext(1)).close())
                .satisfies(e -> assertThat(e).message().doesNotContain("s3cr3t-value"));
    }

    /** Nothing to do is the way without an account, and no other; a page offers it apart. */
    @Test
    default void r110_onlyAnonymous_asksForNothing() {
        assertThat(host().credentialKinds())
                .allSatisfy(kind -> assertThat(kind.form() instanceof CredentialKind.Form.Nothing)
                        .as(kind.id())
                        .isEqualTo(kind.equals(CredentialKind.ANONYMOUS)));
    }

    /** The kind's id stands in the database; people read what is asked of them, and why. */
    @Test
    default void r111_credentialKinds_sayWhatTheyAskFor() {
        assertThat(host().credentialKinds()).allSatisfy(kind -> {
            assertThat(kind.id()).matches("[a-z0-9][a-z0-9._-]*");
            assertThat(kind.permissions()).allSatisfy(permission -> {
                assertThat(permission.name()).isNotBlank();
                assertThat(permission.reason()).isNotBlank();
            });
            if (kind.form() instanceof CredentialKind.Form.Fields form) {
                assertThat(form.fields()).allSatisfy(field -> {
                    assertThat(field.name()).isNotBlank();
                    assertThat(field.label()).isNotBlank();
                });
            }
        });
    }

    /** Aliases are names of environment variables, and lead to keys without the provider's prefix. */
    @Test
    default void r112_settingAliases_leadToKeys() {
        String prefix = "LINEFLAME_" + subject().provider().id().toUpperCase(Locale.ROOT) + "_";

        assertThat(subject().provider().settingAliases()).allSatisfy((alias, key) -> {
            assertThat(alias).matches("[A-Z][A-Z0-9_]*").doesNotStartWith(prefix);
            assertThat(key).matches("[A-Z][A-Z0-9_]*").doesNotStartWith("LINEFLAME_");
        });
    }

    /** Pages are loaded from these addresses: a web server's, and nothing more precise. */
    @Test
    default void r113_hostAddresses_areWebAddresses() {
        assertThat(host().webUrl().stream()).allSatisfy(SettingsRules::assertWebAddress);
        assertThat(host().pictureOrigins()).allSatisfy(origin -> {
            assertWebAddress(origin);
            assertThat(origin.getRawPath()).isEmpty();
        });
    }

    /** Compared with what other tools' protocols say. */
    @Test
    default void r114_knownAs_isLowerCase() {
        assertThat(host().knownAs()).allMatch(name -> name.matches("[a-z][a-z0-9]*"));
    }

    private static void assertWebAddress(URI address) {
        assertThat(address.getScheme()).matches("https?");
        assertThat(address.getHost()).isNotBlank();
        assertThat(address.getRawUserInfo()).isNull();
        assertThat(address.getRawQuery()).isNull();
        assertThat(address.getRawFragment()).isNull();
    }

    private InvalidVcsSettingsException assertRefused(VcsSettings settings) {
        InvalidVcsSettingsException refusal = catchThrowableOfType(
                InvalidVcsSettingsException.class, () -> subject().provider().configure(settings));
        assertThat(refusal).as("an InvalidVcsSettingsException").isNotNull();
        return refusal;
    }
}
