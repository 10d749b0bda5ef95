package io.lineflame.vcs.git;

import io.lineflame.vcs.InvalidVcsSettingsException;
import io.lineflame.vcs.InvalidVcsSettingsException.Mistake;
import io.lineflame.vcs.RepositoryUrl;
import io.lineflame.vcs.VcsSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads {@code REPOSITORIES}: {@code https://code.example.com/acme/shop=/srv/git/shop.git,...}, an address
 * and the directory or bundle that stands for it. Goes on after a mistake, to find all.
 */
final class RepositoriesSetting {

    private static final String KEY = "REPOSITORIES";
    private static final String FORM = "the form is https://host/owner/name=/folder/name.git, several by commas";

    /** What may hold a password: between the scheme and the last {@code @} before the path. */
    private static final Pattern USER_INFO = Pattern.compile("(?i)(https?://)[^/]*@");

    private final VcsSettings settings;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, ConfiguredRepository> repositories = new TreeMap<>();

    RepositoriesSetting(VcsSettings settings) {
        this.settings = settings;
    }

    /** The repositories, each address once; empty when the setting is missing. */
    List<ConfiguredRepository> read() throws InvalidVcsSettingsException {
        settings.values().keySet().stream()
                .filter(key -> !key.equals(KEY))
                .sorted()
                .forEach(key -> mistakes.add(new Mistake(key, "There is no such setting; there is " + KEY + ".")));
        settings.value(KEY).ifPresent(list -> {
            for (String entry : list.split(",", -1)) {
                if (!entry.isBlank()) {
                    readEntry(entry.strip());
                }
            }
        });
        if (!mistakes.isEmpty()) {
            throw new InvalidVcsSettingsException(mistakes);
        }
        return List.copyOf(repositories.values());
    }

    private void readEntry(String entry) {
        int equals = entry.indexOf('=');
        if (equals < 0) {
            mistake("'" + withoutUserInfo(entry) + "' has no '='; " + FORM + ".");
            return;
        }
        Optional<RepositoryUrl> url = readUrl(entry.substring(0, equals).strip());
        Optional<File> directory = readLocation(entry.substring(equals + 1).strip());
        if (url.isPresent() && directory.isPresent()) {
            add(new ConfiguredRepository(url.get(), directory.get()));
        }
    }

    private void add(ConfiguredRepository repository) {
        ConfiguredRepository earlier = repositories.putIfAbsent(key(repository.url()), repository);
        if (earlier != null) {
            mistake("'" + repository.url() + "' is given twice (capitals do not count); leave one out.");
        }
    }

    /** Hosts differ in whether they tell capitals apart in paths, so two addresses must differ in more. */
    static String key(RepositoryUrl url) {
        return url.toString().toLowerCase(Locale.ROOT);
    }

    private Optional<RepositoryUrl> readUrl(String text) {
        if (USER_INFO.matcher(text).find()) {
            mistake("'" + withoutUserInfo(text) + "' holds a user name or password; leave it out of the address.");
            return Optional.empty();
        }
        Optional<RepositoryUrl> url = RepositoryUrl.parse(text);
        if (url.isEmpty()) {
            mistake("'" + text + "' is no repository's address; " + FORM + ".");
        }
        return url;
    }

    private Optional<File> readLocation(String text) {
        Path location;
        try {
            location = Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            mistake("'" + text + "' is no path of a folder: " + e.getReason() + ".");
            return Optional.empty();
        }
        if (text.isEmpty() || !Files.exists(location)) {
            mistake("The folder '" + text + "' does not exist (looked for " + location + ").");
            return Optional.empty();
        }
        try {
            return Optional.of(gitDirectory(location));
        } catch (IOException e) {
            mistake("'" + text + "' cannot be used: " + e.getMessage());
            return Optional.empty();
        }
    }

    private File gitDirectory(Path location) throws IOException {
        return Files.isRegularFile(location)
                ? new BundleUnpacker(settings.dataDirectory().resolve("bundles")).unpack(location)
                : GitDirectories.find(location);
    }

    private void mistake(String message) {
        mistakes.add(new Mistake(KEY, message));
    }

    private static String withoutUserInfo(String text) {
        return USER_INFO.matcher(text).replaceAll("$1...@");
    }
}
