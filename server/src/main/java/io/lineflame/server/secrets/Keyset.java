package io.lineflame.server.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys that seal and open, oldest first. The primary one seals, all of them open; one that stands behind the primary waits to become
 * it. Immutable. Its {@code toString} shows ids only.
 */
final class Keyset {
    private static final String EXPECTED = "a Tink keyset in JSON for AEAD, as docs/operating.md says how to make";

    static {
        try {
            AeadConfig.register(); // the JSON form knows key types by registration only
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private final KeysetHandle handle;
    private final Aead aead;

    private Keyset(KeysetHandle handle, Aead aead) {
        this.handle = handle;
        this.aead = aead;
    }

    /** Reads Tink's JSON. The message of what it throws repeats nothing of the text. */
    static Keyset parse(String json) throws InvalidKeysException {
        KeysetHandle handle;
        try {
            handle = TinkJsonProtoKeysetFormat.parseKeyset(
                    json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException
                | RuntimeException e) { // some malformed texts reach its JSON parser's own errors
            throw new InvalidKeysException("these are no keys we can read; needed is " + EXPECTED);
        }
        for (int i = 0; i < handle.size(); i++) {
            if (!(handle.getAt(i).getKey() instanceof AeadKey)) {
                throw new InvalidKeysException(
                        "key " + id(handle.getAt(i)) + " is not for AEAD; needed is " + EXPECTED);
            }
            if (handle.getAt(i).getKey().getIdRequirementOrNull() == null) {
                throw new InvalidKeysException("key " + id(handle.getAt(i))
                        + " has output prefix RAW, so nobody could tell what it sealed; make it with the prefix TINK");
            }
        }
        try {
            return of(handle);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new InvalidKeysException("these keys do not work together; needed is " + EXPECTED);
        }
    }

    /** One new key. */
    static Keyset generate() {
        return build(KeysetHandle.newBuilder().addEntry(newKey().makePrimary()));
    }

    /** With a key more, which opens and does not seal yet. */
    Keyset prepared() {
        return build(KeysetHandle.newBuilder(handle).addEntry(newKey()));
    }

    /** With the key that waits behind the primary as the primary, or with a new one when none waits. */
    Keyset rotated() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(waits() ? handle : prepared().handle);
        builder.getAt(builder.size() - 1).makePrimary();
        return build(builder);
    }

    /** Without the keys before the primary. */
    Keyset withoutOld() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
        for (int i = oldIds().size(); i > 0; i--) {
            builder.deleteAt(0);
        }
        return build(builder);
    }

    /** Whether a key waits behind the primary. */
    boolean waits() {
        return handle.size() > 0 && !handle.getAt(handle.size() - 1).isPrimary();
    }

    long primaryId() {
        return id(handle.getPrimary());
    }

    /** The ids of all keys that open, oldest first. */
    List<Long> ids() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < handle.size(); i++) {
            if (handle.getAt(i).getStatus() == KeyStatus.ENABLED) {
                ids.add(id(handle.getAt(i)));
            }
        }
        return ids;
    }

    /** The ids of the keys before the primary. */
    List<Long> oldIds() {
        List<Long> old = new ArrayList<>();
        for (int i = 0; i < handle.size() && !handle.getAt(i).isPrimary(); i++) {
            old.add(id(handle.getAt(i)));
        }
        return old;
    }

    byte[] seal(byte[] plain, byte[] associatedData) {
        try {
            return aead.encrypt(plain, associatedData);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed.", e);
        }
    }

    byte[] open(byte[] sealed, byte[] associatedData) throws GeneralSecurityException {
        return aead.decrypt(sealed, associatedData);
    }

    /** Tink's JSON, with the keys in clear: for the file of the keys and nothing else. */
    String secretJson() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    handle, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys cannot be written.", e);
        }
    }

    @Override
    public String toString() {
        return "Keyset" + ids();
    }

    private static KeysetHandle.Builder.Entry newKey() {
        return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId();
    }

    private static Keyset build(KeysetHandle.Builder builder) {
        try {
            return of(builder.build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("New keys cannot be made.", e);
        }
    }

    private static Keyset of(KeysetHandle handle) throws GeneralSecurityException {
        return new Keyset(handle, handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
    }

    private static long id(KeysetHandle.Entry entry) {
        return Integer.toUnsignedLong(entry.getId());
    }
}
