package io.lineflame.server.sources;

import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.locate.ServiceVersions;
import io.lineflame.server.overrides.ServiceOverrides;
import io.lineflame.server.overrides.SourceOverrides;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.sessions.Administrators;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.server.sources.SourceSettingsJson.ChangeJson;
import io.lineflame.server.sources.SourceSettingsJson.PartsJson;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.TreeEntry;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows and changes where people say that a service's source is. */
final class SourceSettingsService {

    private static final String SIGN_IN =
            "Connect to a code host first: a setting of your own needs to know who you are.";
    private static final int MAX_LENGTH = 1024;
    private static final Pattern WEB = Pattern.compile("(?:git\\+)?https?://", Pattern.CASE_INSENSITIVE);

    private final ServiceVersions versions;
    private final SourceOverrides overrides;
    private final Administrators administrators;
    private final CodeHosts hosts;

    @Inject
    SourceSettingsService(
            ServiceVersions versions, SourceOverrides overrides, Administrators administrators, CodeHosts hosts) {
        this.versions = versions;
        this.overrides = overrides;
        this.administrators = administrators;
        this.hosts = hosts;
    }

    SourceSettingsJson settings(QueryContext context, Viewer viewer, String service) {
        ServiceOverrides said = overrides.of(context.tenant(), viewer, service);
        boolean mine = viewer.user().isPresent();
        boolean everyones = administrators.include(viewer);
        return new SourceSettingsJson(
                service,
                PartsJson.of(versions.labelled(context, service)),
                PartsJson.of(said.mine()),
                PartsJson.of(said.everyones()),
                mine,
                everyones,
                !mine ? SIGN_IN : everyones ? null : administrators.advice());
    }

    /** Empty texts leave a part as labelled; when all are, nothing is said any more. */
    SourceSettingsJson change(QueryContext context, Viewer viewer, String service, ChangeJson change) {
        OptionalLong owner = owner(viewer, change.whom());
        ServiceVersion said =
                new ServiceVersion(repository(change.repository()), ref(change.ref()), rootPath(change.rootPath()));
        if (said.equals(new ServiceVersion("", "", ""))) {
            return reset(context, viewer, service, change.whom());
        }
        if (versions.labelled(context, service).isEmpty()) {
            throw ProblemException.invalidRequest("No profile is of the service " + service + ".");
        }
        overrides.set(context.tenant(), viewer, owner, service, said);
        return settings(context, viewer, service);
    }

    SourceSettingsJson reset(QueryContext context, Viewer viewer, String service, @Nullable String whom) {
        overrides.reset(context.tenant(), viewer, owner(viewer, whom), service);
        return settings(context, viewer, service);
    }

    /** Whose setting is meant, if the viewer may change it. */
    private OptionalLong owner(Viewer viewer, @Nullable String whom) {
        if ("me".equals(whom)) {
            if (viewer.user().isEmpty()) {
                throw new ProblemException(Administrators.NOT_YOURS, SIGN_IN);
            }
            return viewer.user();
        }
        if (!"everyone".equals(whom)) {
            throw ProblemException.invalidRequest("For whom it is must be said: \"for\" is me or everyone.");
        }
        if (!administrators.include(viewer)) {
            throw new ProblemException(Administrators.NOT_YOURS, administrators.advice());
        }
        return OptionalLong.empty();
    }

    private String repository(@Nullable String text) {
        String url = stripped(text);
        if (saysTooMuch(url)) {
            throw ProblemException.invalidRequest(
                    "The address must have no user name, password, query or fragment in it: everybody would see them.");
        }
        if (!url.isEmpty() && hosts.find(url).isEmpty()) {
            throw ProblemException.invalidRequest("No configured code host serves a repository of this address.");
        }
        return url;
    }

    /** Whether a web address holds more than where the repository is. A user name of ssh is no secret. */
    private static boolean saysTooMuch(String url) {
        boolean web = WEB.matcher(url).lookingAt();
        return url.chars().anyMatch(c -> Character.isISOControl(c) || (web && "@?#".indexOf(c) >= 0));
    }

    private static String ref(@Nullable String text) {
        String ref = stripped(text);
        if (!ref.isEmpty() && !Ref.isName(ref)) {
            throw ProblemException.invalidRequest("This cannot be the name of a branch, tag or commit.");
        }
        return ref;
    }

    private static String rootPath(@Nullable String text) {
        String given = stripped(text);
        String path = given.length() > MAX_LENGTH ? given : withoutOuterSlashes(given);
        if (path.length() > MAX_LENGTH || (!path.isEmpty() && !TreeEntry.isPath(path))) {
            throw ProblemException.invalidRequest(
                    "The root path is a folder of the repository, as in services/shop, without . and .. in it.");
        }
        return path;
    }

    private static String withoutOuterSlashes(String path) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        int end = path.length();
        while (end > start && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(start, end);
    }

    private static String stripped(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).orElse("");
    }
}
