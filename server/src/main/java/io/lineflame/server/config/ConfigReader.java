package io.lineflame.server.config;

import io.lineflame.db.DatabaseSettings;
import io.lineflame.server.secrets.InvalidKeysException;
import io.lineflame.server.secrets.KeySource;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.VcsProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the configuration from environment variables and a properties file with the same keys, and collects every mistake before it gives up.
 *
 * <p>A VCS provider with the id {@code x} owns all keys that start with {@code LINEFLAME_X_}: they are handed over as they are, and the provider checks
 * them. Any other key that is not known here is a mistake: a mistyped key that is ignored costs an evening.
 */
public final class ConfigReader {

    private static final String LISTEN = "LINEFLAME_LISTEN";
    private static final String PUBLIC_URL = "LINEFLAME_PUBLIC_URL";
    private static final String DATA_DIR = "LINEFLAME_DATA_DIR";
    private static final String DATABASE_URL = "LINEFLAME_DATABASE_URL";
    private static final String DATABASE_USER = "LINEFLAME_DATABASE_USER";
    private static final String DATABASE_PASSWORD = "LINEFLAME_DATABASE_PASSWORD";
    private static final String SECRET_KEYS = "LINEFLAME_SECRET_KEYS";
    private static final String QUERY_TIMEOUT = "LINEFLAME_QUERY_TIMEOUT";
    private static final String SESSION_IDLE = "LINEFLAME_SESSION_IDLE";
    private static final String SESSION_LIFETIME = "LINEFLAME_SESSION_LIFETIME";
    private static final String SAMPLE_LABEL_SETS = "LINEFLAME_SAMPLE_LABEL_SETS";
    private static final String INGEST_TOKENS = "LINEFLAME_INGEST_TOKENS";
    private static final String GRAFANA_CALLBACK_URL = "LINEFLAME_GRAFANA_CALLBACK_URL";
    private static final List<String> KNOWN = Stream.concat(
                    PyroscopeReader.KEYS.stream(),
                    Stream.of(
                            LISTEN,
                            PUBLIC_URL,
                            DATA_DIR,
                            DATABASE_URL,
                            DATABASE_USER,
                            DATABASE_PASSWORD,
                            SECRET_KEYS,
                            RetentionReader.RETENTION,
                            RetentionReader.TENANTS,
                            AccessReader.ACCESS,
                            AccessReader.ALLOWED_USERS,
                            AccessReader.ADMINS,
                            INGEST_TOKENS,
                            SESSION_IDLE,
                            SESSION_LIFETIME,
                            SAMPLE_LABEL_SETS,
                            QUERY_TIMEOUT,
                            GRAFANA_CALLBACK_URL))
            .toList();

    private final ProviderSettings providers;

    /** Knows the keys of these VCS providers besides the server's own. */
    public ConfigReader(List<VcsProvider> providers) {
        this.providers = new ProviderSettings(providers);
    }

    /** Knows the providers on the class path. */
    public static ConfigReader withInstalledProviders() {
        return new ConfigReader(ServiceLoader.load(VcsProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** The file's keys stand where the environment has none. Throws {@link InvalidConfigException} with all mistakes. */
    public Config read(Map<String, String> environment, Optional<Path> file) throws InvalidConfigException {
        List<ConfigMistake> mistakes = new ArrayList<>();
        Map<String, String> fromFile =
                file.map(path -> Settings.readFile(path, mistakes)).orElse(Map.of());
        Settings settings = Settings.gather(environment, fromFile, mistakes);
        Map<String, String> values = settings.values();
        var providerValues = providers.take(values, environment);
        rejectUnknown(values, mistakes);
        Config config = config(settings, providerValues, mistakes);
        if (!mistakes.isEmpty()) {
            mistakes.sort(Comparator.comparing(ConfigMistake::key));
            throw new InvalidConfigException(mistakes);
        }
        return config;
    }

    private static Config config(
            Settings settings, Map<VcsProvider, ProviderSettings.Given> providerValues, List<ConfigMistake> mistakes) {
        Map<String, String> values = settings.values();
        Path dataDir = parse(values, DATA_DIR, "lineflame-data", Path::of, mistakes)
                .orElse(Path.of("lineflame-data"))
                .toAbsolutePath()
                .normalize();
        List<VcsHost> hosts = ProviderSettings.configure(providerValues, dataDir, mistakes);
        return new Config(
                parse(values, LISTEN, "127.0.0.1:4040", ListenAddress::parse, mistakes)
                        .orElse(new ListenAddress("127.0.0.1", 4040)),
                parse(values, PUBLIC_URL, "", ConfigReader::publicUrl, mistakes).flatMap(url -> url),
                dataDir,
                database(values, mistakes),
                new PyroscopeReader(values, mistakes).read(),
                keys(settings, dataDir, mistakes),
                new RetentionReader(mistakes).read(values),
                new AccessReader(hosts, mistakes).read(values),
                parse(values, INGEST_TOKENS, "off", ConfigReader::ingestTokens, mistakes)
                        .orElse(false),
                sessionLife(values, mistakes),
                parse(values, SAMPLE_LABEL_SETS, "200", ConfigReader::count, mistakes)
                        .orElse(200),
                parse(values, QUERY_TIMEOUT, "60s", SettingDuration::parseShort, mistakes)
                        .orElse(Duration.ofMinutes(1)),
                parse(values, GRAFANA_CALLBACK_URL, "", ConfigReader::grafanaCallback, mistakes)
                        .flatMap(url -> url),
                hosts);
    }

    private static KeySource keys(Settings settings, Path dataDir, List<ConfigMistake> mistakes) {
        String text = settings.values().get(SECRET_KEYS);
        Path file = settings.files().get(SECRET_KEYS);
        try {
            if (text == null) {
                return KeySource.generatedIn(dataDir);
            }
            return file == null ? KeySource.ofText(text) : KeySource.ofFile(file, text);
        } catch (InvalidKeysException e) {
            mistakes.add(new ConfigMistake(SECRET_KEYS, String.valueOf(e.getMessage())));
            return KeySource.generatedIn(dataDir);
        }
    }

    private static SessionLife sessionLife(Map<String, String> values, List<ConfigMistake> mistakes) {
        SessionLife usual = SessionLife.DEFAULT;
        Duration lifetime = parse(values, SESSION_LIFETIME, "30d", SettingDuration::parse, mistakes)
                .orElse(usual.lifetime());
        String shorter = lifetime.compareTo(usual.idle()) < 0 ? lifetime.toHours() + "h" : "7d";
        Duration idle = parse(values, SESSION_IDLE, shorter, SettingDuration::parse, mistakes)
                .orElse(lifetime);
        if (idle.compareTo(lifetime) > 0) {
            mistakes.add(new ConfigMistake(
                    SESSION_IDLE,
                    "is longer than " + SESSION_LIFETIME
                            + ", after which a session ends in any case; make it shorter"));
        }
        return new SessionLife(idle, lifetime);
    }

    private void rejectUnknown(Map<String, String> values, List<ConfigMistake> mistakes) {
        TreeSet<String> unknown = new TreeSet<>(values.keySet());
        KNOWN.forEach(unknown::remove);
        for (String key : unknown) {
            String known = NearestKey.of(key, KNOWN)
                    .map(nearest -> "did you mean " + nearest + "?")
                    .orElse("the keys are " + String.join(", ", KNOWN) + ", and what starts with one of "
                            + providers.prefixes());
            mistakes.add(new ConfigMistake(key, "there is no such key; " + known));
        }
    }

    private static <T> Optional<T> parse(
            Map<String, String> values,
            String key,
            String otherwise,
            Function<String, T> parser,
            List<ConfigMistake> mistakes) {
        try {
            return Optional.of(parser.apply(values.getOrDefault(key, otherwise)));
        } catch (IllegalArgumentException e) {
            mistakes.add(new ConfigMistake(key, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static boolean ingestTokens(String text) {
        if (!text.equals("off") && !text.equals("required")) {
            throw new IllegalArgumentException("must be off or required");
        }
        return text.equals("required");
    }

    private static int count(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("needs a number from 0 to 99999");
        }
        return Integer.parseInt(text);
    }

    private static Optional<URI> publicUrl(String text) {
        String right =
                "needs the address people use, as in https://lineflame.example.com, without a path: the pages lie"
                        + " at the root of their host";
        return plainWebUrl(text, right).map(url -> {
            if (url.getRawPath().length() > 1) {
                throw new IllegalArgumentException(right);
            }
            return url;
        });
    }

    private static Optional<URI> grafanaCallback(String text) {
        return plainWebUrl(
                text,
                "needs the page of Grafana that people come back to after signing in, as the code host has it"
                        + " registered, without ? and #");
    }

    private static Optional<URI> plainWebUrl(String text, String right) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        URI url = URI.create(text);
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean plain = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
        if (!web || url.getHost() == null || !plain) {
            throw new IllegalArgumentException(right);
        }
        return Optional.of(url);
    }

    private static Optional<DatabaseSettings> database(Map<String, String> values, List<ConfigMistake> mistakes) {
        String user = values.getOrDefault(DATABASE_USER, "");
        String password = values.getOrDefault(DATABASE_PASSWORD, "");
        if (!values.containsKey(DATABASE_URL)) {
            if (!user.isEmpty() || !password.isEmpty()) {
                String key = user.isEmpty() ? DATABASE_PASSWORD : DATABASE_USER;
                mistakes.add(new ConfigMistake(
                        key, "needs " + DATABASE_URL + " too; without it the server runs a database of its own"));
            }
            return Optional.empty();
        }
        return parse(values, DATABASE_URL, "", url -> DatabaseSettings.of(url, user, password), mistakes);
    }
}
