package io.lineflame.server.secrets;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * Seals and opens secrets (AES-256-GCM by Tink). Associated data says whose a value is, so that one moved to another row does not open. A
 * sealed value starts with a byte and the id of its key in four (Tink's wire format, output prefix TINK). Safe for many threads.
 */
public final class Sealer {
    private static final int PREFIX = 5;

    private final SecretKeys keys;

    public Sealer(SecretKeys keys) {
        this.keys = keys;
    }

    /** Seals with the primary key as it stands now; never twice the same. */
    public byte[] seal(byte[] plain, SealedFor whose) {
        return keys.latest().seal(plain, whose.associatedData());
    }

    /** Opens what was sealed for exactly this. Reads the keys again when the value's key is new to us. */
    public byte[] open(byte[] sealed, SealedFor whose) throws CannotOpenException {
        if (sealed.length < PREFIX) {
            throw new CannotOpenException("The sealed value is too short to be one.");
        }
        long keyId = keyId(sealed);
        Keyset with = keys.current().ids().contains(keyId) ? keys.current() : keys.latest();
        if (!with.ids().contains(keyId)) {
            throw new CannotOpenException("It was sealed by key " + keyId + ", which is not among the keys "
                    + with.ids() + "; with a copy of the old keys it opens again.");
        }
        try {
            return with.open(sealed, whose.associatedData());
        } catch (GeneralSecurityException e) {
            throw new CannotOpenException(
                    "It was changed, or sealed for somebody else: key " + keyId + " does not open it here.");
        }
    }

    /** The key that seals now. To store beside a sealed value take {@link #keyId}: this one may have changed in between. */
    public long currentKeyId() {
        return keys.latest().primaryId();
    }

    /** The key that sealed a value. */
    public static long keyId(byte[] sealed) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(sealed, 1, 4).getInt());
    }
}
