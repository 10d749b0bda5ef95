package io.lineflame.server.locate;

import java.util.Locale;

/**
 * One part of a service's version: repository, ref or root path.
 *
 * @param value empty when nothing says it
 */
public record VersionPart(String value, From from) {

    static final VersionPart NONE = new VersionPart("", From.NONE);

    /** Who says so. */
    public enum From {
        /** The profiles' labels. */
        LABEL,
        /** The request, and no label. */
        REQUEST,
        /** The viewer's own setting for the service. */
        MINE,
        /** The setting for the service that holds for all. */
        EVERYONES,
        NONE;

        /** As in answers, e.g. {@code everyones}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static VersionPart of(String value, From from) {
        return value.isEmpty() ? NONE : new VersionPart(value, from);
    }
}
