package io.lineflame.server.profiles;

import io.lineflame.server.http.Tenant;
import java.util.List;

/** Where pushed profiles go. Safe for many threads. */
public interface ProfileAppender {

    /** The value of labels of samples that had too many different ones to keep apart. */
    String FOLDED = "(other)";

    /**
     * Keeps all of them or none: when this returns they are durable, when it throws none of them is.
     *
     * @throws io.lineflame.server.http.ProblemException 429 when there is no room just now, 503 when the store does not answer
     */
    Appended append(Tenant tenant, List<NewProfile> profiles);

    /**
     * What came of it.
     *
     * @param warnings sentences for the person who runs the client; nothing is lost of what they speak of
     */
    record Appended(List<String> warnings) {

        public static final Appended PLAIN = new Appended(List.of());

        public Appended {
            warnings = List.copyOf(warnings);
        }
    }
}
