package io.lineflame.vcs;

import java.util.List;

/**
 * A way to be let in at a host, with all that a page needs to offer it.
 *
 * @param id stable, unique within the host
 * @param label shown to people, e.g. {@code Personal access token}
 * @param form what a person does
 * @param permissions what is asked for and why; empty when nothing is
 */
public record CredentialKind(String id, String label, Form form, List<Permission> permissions) {

    /** For what a host lets anyone read. */
    public static final CredentialKind ANONYMOUS =
            new CredentialKind("anonymous", "No sign-in", new Form.Nothing(), List.of());

    public CredentialKind {
        permissions = List.copyOf(permissions);
    }

    /** What a person does to give a credential. */
    public sealed interface Form {

        /** Nothing. */
        record Nothing() implements Form {}

        /**
         * Fills in fields, which become {@link Credential#values()}.
         *
         * @param fields in the order to show them; at least one
         * @param help where the values come from, as a sentence; may be empty
         */
        record Fields(List<Field> fields, String help) implements Form {

            public Fields {
                fields = List.copyOf(fields);
                if (fields.isEmpty()) {
                    throw new IllegalArgumentException("a form needs a field");
                }
            }
        }

        /** Allows it at the host, by {@link VcsHost#authorization}. */
        record Authorization() implements Form {}
    }

    /**
     * One field of a form.
     *
     * @param name the key in {@link Credential#values()}
     * @param secret never sent back to a browser, never logged, encrypted where it is kept
     */
    public record Field(String name, String label, boolean secret) {}

    /**
     * One permission.
     *
     * @param name in the host's words, e.g. {@code Contents: read-only}
     * @param reason what it is used for, as a sentence
     */
    public record Permission(String name, String reason) {}
}
