package io.lineflame.vcs;

import java.util.Map;

/**
 * What one person gave to be let in at one host. Its {@code toString} shows no value.
 *
 * @param kindId the {@link CredentialKind#id()} it is of
 * @param values by {@link CredentialKind.Field#name()}
 */
public record Credential(String kindId, Map<String, String> values) {

    /** For hosts that let anyone read. */
    public static final Credential ANONYMOUS = new Credential(CredentialKind.ANONYMOUS.id(), Map.of());

    public Credential {
        values = Map.copyOf(values);
    }

    @Override
    public String toString() {
        return "Credential[" + kindId + "]";
    }
}
