package io.lineflame.vcs.github;

import io.lineflame.vcs.InvalidVcsSettingsException;
import io.lineflame.vcs.InvalidVcsSettingsException.Mistake;
import io.lineflame.vcs.VcsSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The settings of all installations. Without {@code HOSTS} there is one, whose keys stand as they are;
 * with {@code HOSTS=main,lab} the keys are {@code MAIN_URL}, {@code LAB_URL} and so on.
 */
final class GitHubSettings {

    static final String HOSTS = "HOSTS";
    static final String URL = "URL";
    static final String API_URL = "API_URL";
    static final String CLIENT_ID = "CLIENT_ID";
    static final String CLIENT_SECRET = "CLIENT_SECRET";
    static final String APP_SLUG = "APP_SLUG";
    static final String SCOPES = "SCOPES";
    static final String CA_FILE = "CA_FILE";
    static final String PROXY = "PROXY";

    static final List<String> KEYS = List.of(URL, API_URL, CLIENT_ID, CLIENT_SECRET, APP_SLUG, SCOPES, CA_FILE, PROXY);

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private final VcsSettings settings;
    private final List<Mistake> mistakes = new ArrayList<>();

    GitHubSettings(VcsSettings settings) {
        this.settings = settings;
    }

    /** The installations in the order of {@code HOSTS}; empty when nothing is set. */
    List<Installation> read() throws InvalidVcsSettingsException {
        Set<String> prefixes = prefixes();
        refuseUnknownKeys(prefixes);
        Map<String, Installation> byId = new LinkedHashMap<>();
        for (String prefix : prefixes) {
            new InstallationSettings(settings, prefix, mistakes)
                    .read()
                    .ifPresent(installation -> add(byId, prefix, installation));
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidVcsSettingsException(mistakes);
        }
        return List.copyOf(byId.values());
    }

    private void add(Map<String, Installation> byId, String prefix, Installation installation) {
        if (byId.putIfAbsent(installation.id(), installation) != null) {
            mistakes.add(new Mistake(prefix + URL, installation.id() + " is configured twice."));
        }
    }

    /** What stands before the keys of each installation: nothing for a single one. */
    private Set<String> prefixes() {
        if (settings.value(HOSTS).isEmpty()) {
            return settings.values().keySet().stream()
                            .anyMatch(key -> settings.value(key).isPresent())
                    ? Set.of("")
                    : Set.of();
        }
        Set<String> prefixes = new LinkedHashSet<>();
        for (String part : settings.value(HOSTS).orElse("").split(",", -1)) {
            String name = part.strip();
            if (!NAME.matcher(name).matches()) {
                mistakes.add(new Mistake(
                        HOSTS, "Names of installations, separated by commas, are letters and digits: main,lab."));
            } else if (!prefixes.add(name.toUpperCase(Locale.ROOT) + "_")) {
                mistakes.add(new Mistake(HOSTS, "'" + name + "' stands here twice."));
            }
        }
        return prefixes;
    }

    private void refuseUnknownKeys(Set<String> prefixes) {
        Set<String> known = new LinkedHashSet<>(Set.of(HOSTS));
        for (String prefix : prefixes.isEmpty() ? Set.of("") : prefixes) {
            KEYS.forEach(key -> known.add(prefix + key));
        }
        for (String key : new TreeSet<>(settings.values().keySet())) {
            if (!known.contains(key)) {
                mistakes.add(new Mistake(key, unknown(key)));
            }
        }
    }

    private String unknown(String key) {
        return KEYS.contains(key)
                ? "With HOSTS set, each key carries the name of an installation, such as MAIN_" + key + "."
                : "There is no such setting; there are HOSTS, " + String.join(", ", KEYS) + ".";
    }
}
