package io.lineflame.server.sources;

import io.lineflame.server.locate.Located;
import io.lineflame.source.KnownVersion;
import io.lineflame.source.NoSource;
import io.lineflame.source.Place;
import io.lineflame.source.mappings.MappingSearch;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose code it is.
 *
 * @param kind {@code service}, {@code standard_library}, {@code dependency} or {@code mapping}
 * @param what as in a sentence, e.g. {@code Go's standard library}
 * @param version null when nothing says it, and for the service
 * @param versionFrom what says the version
 */
record OriginJson(
        String kind,
        String what,
        @Nullable String version,
        @Nullable String versionFrom) {

    /** Null when there is no telling. */
    static @Nullable OriginJson of(Located located) {
        Optional<Place> place = located.place();
        if (place.isPresent()) {
            return of(place.get(), kind(located, place.get()));
        }
        if (located.elsewhereBecause().isPresent()) {
            String kind = kind(located.elsewhereBecause().get());
            return new OriginJson(
                    kind, kind.equals("dependency") ? "another module" : "the standard library", null, null);
        }
        return located.file().isPresent() ? new OriginJson("service", "the service", null, null) : null;
    }

    private static OriginJson of(Place place, String kind) {
        return new OriginJson(
                kind,
                place.what(),
                place.version().map(KnownVersion::text).orElse(null),
                place.version().map(KnownVersion::from).orElse(null));
    }

    private static String kind(Located located, Place place) {
        return place.rule().equals(MappingSearch.RULE)
                ? "mapping"
                : kind(located.elsewhereBecause().orElse(NoSource.OTHER_MODULE));
    }

    private static String kind(NoSource reason) {
        return reason == NoSource.STANDARD_LIBRARY ? "standard_library" : "dependency";
    }
}
