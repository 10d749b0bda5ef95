package io.lineflame.vcs.github;

import io.lineflame.vcs.InvalidVcsSettingsException.Mistake;
import io.lineflame.vcs.VcsSettings;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.X509TrustManager;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/** The settings of one installation. */
final class InstallationSettings {

    private static final HttpUrl GITHUB_COM = HttpUrl.get("https://github.com/");

    /** Reading private repositories takes an OAuth app the scope {@code repo}; there is none that only reads. */
    private static final String USUAL_SCOPES = "repo";

    private static final Pattern SCOPES = Pattern.compile("[a-z_]+(:[a-z_]+)?([ ,]+[a-z_]+(:[a-z_]+)?)*");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Set<String> LOOPBACK = Set.of("localhost", "::1");

    private final VcsSettings settings;
    private final String prefix;
    private final List<Mistake> mistakes;

    /** @param mistakes gets what is wrong */
    InstallationSettings(VcsSettings settings, String prefix, List<Mistake> mistakes) {
        this.settings = settings;
        this.prefix = prefix;
        this.mistakes = mistakes;
    }

    /** Empty when an address is missing or wrong; other mistakes are only noted. */
    Optional<Installation> read() {
        Optional<HttpUrl> web = web();
        Optional<HttpUrl> configuredApi = address(GitHubSettings.API_URL);
        Optional<Application> application = application();
        Optional<X509TrustManager> trust = trust();
        Optional<ForwardProxy> proxy = proxy();
        return web.map(url -> new Installation(
                url, configuredApi.orElseGet(() -> Installation.apiOf(url)), application, trust, proxy));
    }

    private Optional<HttpUrl> web() {
        if (value(GitHubSettings.URL).isEmpty()) {
            if (prefix.isEmpty()) {
                return Optional.of(GITHUB_COM);
            }
            wrong(GitHubSettings.URL, "An installation needs its address, such as https://github.example.com.");
            return Optional.empty();
        }
        Optional<HttpUrl> web = address(GitHubSettings.URL);
        if (web.isPresent() && !web.get().encodedPath().equals("/")) {
            wrong(
                    GitHubSettings.URL,
                    "The web address has no path: " + web.get().resolve("/"));
            return Optional.empty();
        }
        return web;
    }

    /** Neither shows what was written when it holds a password, nor lets a token travel in clear. */
    private Optional<HttpUrl> address(String key) {
        Optional<String> written = value(key);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        HttpUrl url = HttpUrl.parse(written.get());
        if (url == null
                || !url.username().isEmpty()
                || !url.password().isEmpty()
                || url.query() != null
                || url.fragment() != null) {
            wrong(key, "Not a web address without user, query and fragment, such as https://github.example.com.");
            return Optional.empty();
        }
        if (!url.isHttps() && !isLoopback(url.host())) {
            wrong(key, "Tokens travel there, so it must be https; http is for this machine alone.");
            return Optional.empty();
        }
        return Optional.of(withoutSlashAtTheEnd(url));
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host) || host.startsWith("127.");
    }

    private static HttpUrl withoutSlashAtTheEnd(HttpUrl url) {
        String path = url.encodedPath();
        return path.length() > 1 && path.endsWith("/")
                ? url.newBuilder().encodedPath(path.replaceFirst("/+$", "")).build()
                : url;
    }

    private Optional<Application> application() {
        Optional<String> id = value(GitHubSettings.CLIENT_ID);
        Optional<String> secret = value(GitHubSettings.CLIENT_SECRET);
        Optional<String> slug = checked(GitHubSettings.APP_SLUG, SLUG, "The end of the app's page: lineflame-acme.");
        Optional<String> scopes = checked(GitHubSettings.SCOPES, SCOPES, "Scopes, separated by spaces: read:org repo.");
        if (id.isPresent() != secret.isPresent()) {
            String missing = id.isPresent() ? GitHubSettings.CLIENT_SECRET : GitHubSettings.CLIENT_ID;
            String given = id.isPresent() ? GitHubSettings.CLIENT_ID : GitHubSettings.CLIENT_SECRET;
            wrong(given, prefix + missing + " is missing: signing in takes both.");
        }
        checked(GitHubSettings.CLIENT_ID, PRINTABLE, "A client id has no spaces.");
        checked(GitHubSettings.CLIENT_SECRET, PRINTABLE, "A client secret has no spaces.");
        if (id.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        Application application = new Application(
                id.get(), secret.get(), slug, scopes.orElse(USUAL_SCOPES).replaceAll("[ ,]+", " "));
        if (application.isGitHubApp() && scopes.isPresent()) {
            wrong(GitHubSettings.SCOPES, "A GitHub App has permissions, not scopes; leave this out.");
        }
        return Optional.of(application);
    }

    private Optional<X509TrustManager> trust() {
        Optional<String> file = value(GitHubSettings.CA_FILE);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(CertificateAuthorities.systemAnd(Path.of(file.get())));
        } catch (IOException | GeneralSecurityException | InvalidPathException e) {
            wrong(GitHubSettings.CA_FILE, "Not a readable file of certificates in PEM form: " + file.get());
            return Optional.empty();
        }
    }

    private Optional<ForwardProxy> proxy() {
        Optional<String> written = value(GitHubSettings.PROXY);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        HttpUrl url = HttpUrl.parse(written.get());
        if (url == null || url.isHttps() || !url.encodedPath().equals("/") || url.query() != null) {
            wrong(GitHubSettings.PROXY, "A proxy is written as http://proxy.example.com:3128.");
            return Optional.empty();
        }
        Optional<String> credential = url.username().isEmpty()
                ? Optional.empty()
                : Optional.of(Credentials.basic(url.username(), url.password()));
        return Optional.of(new ForwardProxy(url.host(), url.port(), credential));
    }

    private Optional<String> checked(String key, Pattern form, String hint) {
        Optional<String> written = value(key);
        if (written.isPresent() && !form.matcher(written.get()).matches()) {
            wrong(key, hint);
            return Optional.empty();
        }
        return written;
    }

    private Optional<String> value(String key) {
        return settings.value(prefix + key);
    }

    private void wrong(String key, String message) {
        mistakes.add(new Mistake(prefix + key, message));
    }
}
