package io.lineflame.server.config;

import io.lineflame.server.secrets.SecretText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where profiles are kept: in the database, or in a Grafana Pyroscope. */
final class PyroscopeReader {

    static final String STORE = "LINEFLAME_STORE";
    static final String URL = "LINEFLAME_PYROSCOPE_URL";
    static final String USER = "LINEFLAME_PYROSCOPE_USER";
    static final String PASSWORD = "LINEFLAME_PYROSCOPE_PASSWORD";
    static final String TOKEN = "LINEFLAME_PYROSCOPE_TOKEN";
    static final String TENANT = "LINEFLAME_PYROSCOPE_TENANT";
    static final List<String> KEYS = List.of(STORE, URL, USER, PASSWORD, TOKEN, TENANT);

    /** What Grafana's backends allow. */
    private static final Pattern TENANT_NAME = Pattern.compile("[A-Za-z0-9!_.*'()-]{1,150}");

    /** What may stand in a header. */
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    private final Map<String, String> values;
    private final List<ConfigMistake> mistakes;

    /** Adds what is wrong to {@code mistakes}. */
    PyroscopeReader(Map<String, String> values, List<ConfigMistake> mistakes) {
        this.values = values;
        this.mistakes = mistakes;
    }

    /** Empty when the profiles are kept in the database. */
    Optional<PyroscopeSettings> read() {
        String store = values.getOrDefault(STORE, "postgres");
        if (store.equals("pyroscope")) {
            return url().map(url -> new PyroscopeSettings(url, authorization(), tenant()));
        }
        if (!store.equals("postgres")) {
            mistake(STORE, "needs postgres, where profiles are kept in the database, or pyroscope");
        }
        KEYS.stream()
                .filter(key -> !key.equals(STORE) && values.containsKey(key))
                .forEach(
                        key -> mistake(key, "counts only with " + STORE + "=pyroscope; set that too, or leave it out"));
        return Optional.empty();
    }

    private Optional<URI> url() {
        String right =
                "needs the address of the Pyroscope that keeps the profiles, as in http://pyroscope:4040, without"
                        + " user, ? and #";
        String text = values.getOrDefault(URL, "").replaceFirst("/+$", "");
        try {
            URI url = URI.create(text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean plain = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
            if (web && plain && url.getHost() != null) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException e) {
            // said below, without the text: a password may stand in it
        }
        mistake(URL, right);
        return Optional.empty();
    }

    private Optional<SecretText> authorization() {
        String user = values.getOrDefault(USER, "");
        String password = values.getOrDefault(PASSWORD, "");
        String token = values.getOrDefault(TOKEN, "");
        if (user.isEmpty() != password.isEmpty()) {
            mistake(user.isEmpty() ? PASSWORD : USER, "needs " + (user.isEmpty() ? USER : PASSWORD) + " too");
        }
        if (token.isEmpty()) {
            String both = user + ":" + password;
            return user.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new SecretText(
                            "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8))));
        }
        if (!user.isEmpty() || !password.isEmpty()) {
            mistake(TOKEN, "stands beside " + USER + " and " + PASSWORD + "; give one of the two ways to be let in");
        }
        if (!VISIBLE.matcher(token).matches()) {
            mistake(TOKEN, "holds a character that no token has, such as a space");
        }
        return Optional.of(new SecretText("Bearer " + token));
    }

    private Optional<String> tenant() {
        Optional<String> tenant = Optional.ofNullable(values.get(TENANT));
        if (tenant.isPresent() && !TENANT_NAME.matcher(tenant.get()).matches()) {
            mistake(TENANT, "needs 1 to 150 of the letters, digits and ! - _ . * ' ( )");
        }
        return tenant;
    }

    private void mistake(String key, String sentence) {
        mistakes.add(new ConfigMistake(key, sentence));
    }
}
