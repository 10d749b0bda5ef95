package io.lineflame.server.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.AesGcmParameters.Variant;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeysetTest {
    private final Keyset first = Keyset.generate();

    @Test
    void parse_ofWhatWasWritten_isTheSameKeys() throws Exception {
        Keyset rotated = first.rotated();
        Keyset read = Keyset.parse(rotated.secretJson());

        assertThat(read.ids()).isEqualTo(rotated.ids()).hasSize(2);
        assertThat(read.primaryId()).isEqualTo(rotated.primaryId());
        assertThat(read.open(first.seal(new byte[] {1}, new byte[0]), new byte[0]))
                .isEqualTo(new byte[] {1});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "hunter2",
                "{\"primaryKeyId\":1,\"key\":[]}",
                "{\"primaryKeyId\":1,\"key\":[{\"keyData\":{\"typeUrl\":\"hunter2\",\"value\":\"hunter2\","
                        + "\"keyMaterialType\":\"SYMMETRIC\"},\"status\":\"ENABLED\",\"keyId\":1,\"outputPrefixType\":\"TINK\"}]}",
                "{\"primaryKeyId\":2,\"key\":[{\"keyData\":{\"typeUrl\":\"type.googleapis.com/google.crypto.tink.AesGcmKey\","
                        + "\"value\":\"GhBodW50ZXIyaHVudGVyMmh1\",\"keyMaterialType\":\"SYMMETRIC\"},\"status\":\"ENABLED\","
                        + "\"keyId\":1,\"outputPrefixType\":\"TINK\"}]}",
                "{\"encryptedKeyset\":\"aHVudGVyMg==\"}"
            })
    void parse_notAKeyset_saysWhatIsNeededAndNothingOfIt(String text) {
        assertThatThrownBy(() -> Keyset.parse(text))
                .isInstanceOf(InvalidKeysException.class)
                .hasMessageContaining("Tink keyset in JSON for AEAD")
                .hasNoCause()
                .message()
                .doesNotContain("hunter2", "aHVudGVyMg");
    }

    @Test
    void parse_keysForSomethingElse_saysWhichKey() throws Exception {
        MacConfig.register();
        String json = json(PredefinedMacParameters.HMAC_SHA256_128BITTAG, true);

        assertThatThrownBy(() -> Keyset.parse(json))
                .isInstanceOf(InvalidKeysException.class)
                .hasMessageMatching("key [0-9]+ is not for AEAD.*");
    }

    @Test
    void parse_keyWithoutAnIdInWhatItSeals_isRefused() throws Exception {
        String json = json(
                AesGcmParameters.builder()
                        .setKeySizeBytes(32)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(Variant.NO_PREFIX)
                        .build(),
                true);

        assertThatThrownBy(() -> Keyset.parse(json))
                .isInstanceOf(InvalidKeysException.class)
                .hasMessageContaining("RAW");
    }

    @Test
    void rotated_newKey_sealsAndTheOldOpens() throws Exception {
        Keyset second = first.rotated();

        assertThat(second.oldIds()).containsExactly(first.primaryId());
        assertThat(second.waits()).isFalse();
        assertThat(Sealer.keyId(second.seal(new byte[1], new byte[0]))).isEqualTo(second.primaryId());
        assertThat(second.open(first.seal(new byte[1], new byte[0]), new byte[0]))
                .isEqualTo(new byte[1]);
    }

    @Test
    void prepared_keyWaits_untilTheNextRotation() throws Exception {
        Keyset prepared = first.prepared();

        assertThat(prepared.primaryId()).isEqualTo(first.primaryId());
        assertThat(prepared.waits()).isTrue();
        Keyset rotated = prepared.rotated();
        assertThat(rotated.ids()).isEqualTo(prepared.ids());
        assertThat(rotated.primaryId()).isEqualTo(prepared.ids().get(1));
        assertThat(prepared.open(rotated.seal(new byte[1], new byte[0]), new byte[0]))
                .isEqualTo(new byte[1]);
    }

    @Test
    void withoutOld_severalOldAndOneThatWaits_keepsPrimaryAndWhatWaits() {
        Keyset many = first.rotated().rotated().prepared();

        assertThat(many.withoutOld().ids()).isEqualTo(many.ids().subList(2, 4)).startsWith(many.primaryId());
        assertThat(first.withoutOld().ids()).isEqualTo(List.of(first.primaryId()));
    }

    private static String json(Parameters parameters, boolean primary) throws Exception {
        Keyset.generate(); // registers what is known
        KeysetHandle.Builder.Entry entry =
                KeysetHandle.generateEntryFromParameters(parameters).withRandomId();
        KeysetHandle handle = KeysetHandle.newBuilder()
                .addEntry(primary ? entry.makePrimary() : entry)
                .build();
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                handle, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }
}
