package io.lineflame.vcs;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository lives, taken out of the many ways to write it, so that all of these are equal:
 * {@code https://code.example.com/acme/shop}, {@code http://Code.Example.com/acme/shop.git/}, {@code
 * ssh://git@code.example.com:22/acme/shop.git}, {@code git@code.example.com:acme/shop}, {@code
 * code.example.com/acme/shop}.
 *
 * @param host lower case; with {@code :port} when a web address named one that is not its scheme's
 *     default. A port of ssh says nothing about the web address and is dropped
 * @param path as written, without slashes at the ends and without {@code .git}
 */
public record RepositoryUrl(String host, String path) {

    private static final int MAX_LENGTH = 2048;

    private static final String HOST = "(?<host>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)";

    /** User names and passwords are matched to be left out. */
    private static final Pattern WITH_SCHEME = Pattern.compile(
            "(?<scheme>https?|ssh|git|git\\+https?|git\\+ssh)://(?:[^/@\\\\\\s]*@)?" + HOST
                    + "(?::(?<port>[0-9]{1,5}))?/(?<path>.+)",
            Pattern.CASE_INSENSITIVE);

    /** {@code [user@]host:path}, git-clone(1). The path must not start with a slash: that is a server's disk. */
    private static final Pattern LIKE_SCP = Pattern.compile("[^/@:\\\\\\s]+@" + HOST + ":(?<path>[^/].*)");

    /** Only with a dot in it does a first segment pass for a host. */
    private static final Pattern BARE = Pattern.compile(HOST + "(?::(?<port>[0-9]{1,5}))?/(?<path>.+)");

    /** No escapes, no white space, nothing that a URL keeps for itself. */
    private static final Pattern SEGMENTS = Pattern.compile("[^\\s\\p{Cntrl}%?#\\\\<>\"'|^`{}\\[\\]:@]+");

    public RepositoryUrl {
        if (host.isEmpty() || !TreeEntry.isPath(path)) {
            throw new IllegalArgumentException("not a repository's address");
        }
    }

    /**
     * Reads any of the forms above.
     *
     * @param url from a profile or a person: anything may stand in it. A user name, password, query
     *     or fragment is left out
     * @return empty when it is none of these forms; never an exception
     */
    public static Optional<RepositoryUrl> parse(String url) {
        if (url.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String text = withoutQuery(url.strip());
        Matcher withScheme = WITH_SCHEME.matcher(text);
        if (withScheme.matches()) {
            String scheme = withScheme.group("scheme").toLowerCase(Locale.ROOT);
            return of(withScheme.group("host"), webPort(scheme, withScheme.group("port")), withScheme.group("path"));
        }
        Matcher likeScp = LIKE_SCP.matcher(text);
        if (likeScp.matches()) {
            return of(likeScp.group("host"), "", likeScp.group("path"));
        }
        Matcher bare = BARE.matcher(text);
        if (bare.matches() && bare.group("host").contains(".")) {
            return of(bare.group("host"), webPort("https", bare.group("port")), bare.group("path"));
        }
        return Optional.empty();
    }

    private static String withoutQuery(String text) {
        return text.replaceFirst("[?#].*$", "");
    }

    private static String webPort(String scheme, @Nullable String port) {
        boolean web = scheme.endsWith("http") || scheme.endsWith("https");
        boolean usual = port == null || (scheme.endsWith("s") ? port.equals("443") : port.equals("80"));
        return web && !usual ? ":" + port : "";
    }

    private static Optional<RepositoryUrl> of(String host, String port, String writtenPath) {
        String path = writtenPath.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        if (!SEGMENTS.matcher(path).matches() || !TreeEntry.isPath(path)) {
            return Optional.empty();
        }
        return Optional.of(new RepositoryUrl(host.toLowerCase(Locale.ROOT) + port, path));
    }

    /** {@code host/path}: fit for a key. */
    @Override
    public String toString() {
        return host + "/" + path;
    }
}
