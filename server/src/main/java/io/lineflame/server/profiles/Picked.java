package io.lineflame.server.profiles;

import io.lineflame.server.http.ProblemException;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What is wanted of the profiles that a query finds, where that is not all.
 *
 * @param ids in the form that they are answered in: lower case; what nothing has is no error
 */
public record Picked(Kind kind, SortedSet<String> ids) {

    /** What one question may name. */
    public static final int MOST = 1_000;

    public Picked {
        ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
        if (ids.size() > MOST) {
            throw ProblemException.invalidRequest("The question names " + ids.size() + " " + kind.words + "; at most "
                    + MOST + " can be asked for at once.");
        }
    }

    /** What the ids are of. */
    public enum Kind {
        /** Whole profiles, by the ids that {@link ProfileSelector#profiles} lists. */
        PROFILE("ids of profiles", "a UUID", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
        /** The samples that were taken while a span was active. */
        SPAN("spans", "16 hexadecimal digits, not all of them 0", "(?!0+$)[0-9a-f]{16}"),
        /** The samples that were taken while a span of a trace was active. */
        TRACE("traces", "32 hexadecimal digits, not all of them 0", "(?!0+$)[0-9a-f]{32}");

        private final String words;
        private final String form;
        private final Pattern pattern;

        Kind(String words, String form, String pattern) {
            this.words = words;
            this.form = form;
            this.pattern = Pattern.compile(pattern);
        }
    }

    /**
     * Some profiles, by the UUIDs that {@link ProfileSelector#profiles} lists.
     *
     * @throws ProblemException 400 when one of them is no UUID, or there are more than {@value #MOST}
     */
    public static Picked profiles(Collection<String> ids) {
        return of(Kind.PROFILE, ids);
    }

    /**
     * Some spans, by their ids in hexadecimal (W3C Trace Context, "parent-id").
     *
     * @throws ProblemException 400 when one of them is not 16 digits long or zero, which is no id, or there are more than {@value #MOST}
     */
    public static Picked spans(Collection<String> ids) {
        return of(Kind.SPAN, ids);
    }

    /**
     * Some traces, by their ids in hexadecimal (W3C Trace Context, "trace-id").
     *
     * @throws ProblemException 400 when one of them is not 32 digits long or zero, which is no id, or there are more than {@value #MOST}
     */
    public static Picked traces(Collection<String> ids) {
        return of(Kind.TRACE, ids);
    }

    private static Picked of(Kind kind, Collection<String> ids) {
        SortedSet<String> plain = new TreeSet<>();
        for (String id : ids) {
            String lower = id.toLowerCase(Locale.ROOT);
            if (!kind.pattern.matcher(lower).matches()) {
                throw ProblemException.invalidRequest("\"" + (id.length() > 64 ? id.substring(0, 64) + "…" : id)
                        + "\" is none of the " + kind.words + " that can be asked for: each is " + kind.form + ".");
            }
            plain.add(lower);
        }
        return new Picked(kind, plain);
    }

    /** Of profiles. */
    public SortedSet<UUID> uuids() {
        SortedSet<UUID> uuids = new TreeSet<>();
        ids.forEach(id -> uuids.add(UUID.fromString(id)));
        return uuids;
    }
}
