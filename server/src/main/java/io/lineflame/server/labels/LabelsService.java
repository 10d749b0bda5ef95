package io.lineflame.server.labels;

import io.lineflame.db.SeriesRow;
import io.lineflame.db.TenantStore;
import io.lineflame.profile.ProfileType;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists what the series of a range have: from their rows alone, never from a profile. */
final class LabelsService {

    private final TenantStore tenants;
    private final ProfileSelector selector;

    @Inject
    LabelsService(TenantStore tenants, ProfileSelector selector) {
        this.tenants = tenants;
        this.selector = selector;
    }

    /** In alphabetical order; the default tenant is there even before its first profile. */
    List<String> tenants() {
        TreeSet<String> names = new TreeSet<>(tenants.names());
        names.add(Tenant.DEFAULT.id());
        return List.copyOf(names);
    }

    /** By id; of one service unless {@code service} is missing. */
    List<ProfileType> profileTypes(QueryContext context, TimeRange range, @Nullable String service) {
        return sorted(series(context, Optional.empty(), range)
                        .filter(row -> service == null || row.service().equals(service))
                        .map(SeriesRow::profileTypes)
                        .flatMap(Collection::stream))
                .stream()
                .map(ProfileType::parse)
                .toList();
    }

    /** In alphabetical order. */
    List<String> names(QueryContext context, Optional<ProfileQuery> query, TimeRange range) {
        return sorted(series(context, query, range).flatMap(row -> row.labels().keySet().stream()));
    }

    /** In alphabetical order; empty when no series has the label. */
    List<String> values(QueryContext context, String name, Optional<ProfileQuery> query, TimeRange range) {
        return sorted(series(context, query, range)
                .flatMap(row -> Optional.ofNullable(row.labels().get(name)).stream()));
    }

    private Stream<SeriesRow> series(QueryContext context, Optional<ProfileQuery> query, TimeRange range) {
        return selector.series(context, query, range).stream();
    }

    private static List<String> sorted(Stream<String> texts) {
        return texts.distinct().sorted().toList();
    }
}
