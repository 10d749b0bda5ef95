package io.lineflame.vcs.github;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.X509TrustManager;
import okhttp3.HttpUrl;

/**
 * One configured GitHub.
 *
 * @param web where people go and where sign-in happens, without a path
 * @param api of REST, without a slash at the end
 * @param application empty when nobody can sign in, so that only public repositories and pasted tokens work
 * @param trust the system's authorities and the configured ones; empty for the system's alone
 */
record Installation(
        HttpUrl web,
        HttpUrl api,
        Optional<Application> application,
        Optional<X509TrustManager> trust,
        Optional<ForwardProxy> proxy) {

    private static final String GITHUB_COM = "github.com";
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");
    private static final String DATA_RESIDENCY = ".ghe.com";

    /** Where the API of a GitHub is, by its web address (docs.github.com, "Using the REST API with GitHub Enterprise"). */
    static HttpUrl apiOf(HttpUrl web) {
        if (web.host().equals(GITHUB_COM) || web.host().endsWith(DATA_RESIDENCY)) {
            return web.newBuilder().host("api." + web.host()).build();
        }
        return web.newBuilder().addPathSegments("api/v3").build();
    }

    /** Kept in the database: the web host's name, with a port where the address has one. */
    String id() {
        return authority(web);
    }

    /** An Enterprise Server has it beside {@code /api/v3}. */
    HttpUrl graphql() {
        String path = api.encodedPath();
        return path.endsWith("/v3")
                ? api.newBuilder()
                        .encodedPath(path.substring(0, path.length() - "v3".length()) + "graphql")
                        .build()
                : api.newBuilder().addPathSegment("graphql").build();
    }

    /** GitHub.com has its pages of apps at another place than an Enterprise Server. */
    boolean isEnterpriseServer() {
        return !web.host().equals(GITHUB_COM) && !web.host().endsWith(DATA_RESIDENCY);
    }

    /** Origins that pictures come from; a server with subdomain isolation has one of its own for them. */
    Set<HttpUrl> pictures() {
        if (web.host().equals(GITHUB_COM)) {
            return Set.of(HttpUrl.get("https://avatars.githubusercontent.com/"));
        }
        return ADDRESS.matcher(web.host()).matches()
                ? Set.of(web)
                : Set.of(web, web.newBuilder().host("avatars." + web.host()).build());
    }

    static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }

    private static String authority(HttpUrl url) {
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        return usual ? url.host() : url.host() + ":" + url.port();
    }
}
