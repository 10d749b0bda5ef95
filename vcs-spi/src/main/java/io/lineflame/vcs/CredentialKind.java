package io.lineflame.vcs;

import java.util.List;

/**
 * A way to sign in: the fields a person fills in.
 *
 * @param id stable, unique within the provider
 * @param label shown to people
 * @param fields in the order of the form; empty when nothing is asked
 */
public record CredentialKind(String id, String label, List<Field> fields) {

    /** For hosts that let anyone read. */
    public static final CredentialKind ANONYMOUS = new CredentialKind("anonymous", "No sign-in", List.of());

    public CredentialKind {
        fields = List.copyOf(fields);
    }

    /**
     * One field of the form.
     *
     * @param secret never sent back to a browser, never logged, encrypted where it is kept
     */
    public record Field(String name, String label, boolean secret) {}
}
