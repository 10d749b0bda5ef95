package io.lineflame.server.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a sealed value is and whose. It opens for exactly this and nothing else, so a value copied to another row is worthless there.
 *
 * @param owner the id of the user or session it belongs to
 */
public record SealedFor(Purpose purpose, long owner, String hostId) {

    /** What is sealed; the names are part of every sealed value and never change. */
    public enum Purpose {
        /** A user's credential at a code host. */
        CONNECTION("connection"),
        /** The verifier of an authorization under way, of a session. */
        AUTHORIZATION("authorization");

        private final String name;

        Purpose(String name) {
            this.name = name;
        }
    }

    /** A user's credential at a code host. */
    public SealedFor(long user, String hostId) {
        this(Purpose.CONNECTION, user, hostId);
    }

    /** The verifier of a session's way to a code host. */
    public static SealedFor authorization(long session, String hostId) {
        return new SealedFor(Purpose.AUTHORIZATION, session, hostId);
    }

    /** Different for any two; the host is last, so whatever it holds changes nothing before it. */
    byte[] associatedData() {
        return ("lineflame/" + purpose.name + "/" + owner + "/" + hostId).getBytes(UTF_8);
    }
}
