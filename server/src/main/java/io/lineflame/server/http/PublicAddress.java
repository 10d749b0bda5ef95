package io.lineflame.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Locale;

/**
 * The address people use, {@code LINEFLAME_PUBLIC_URL} or else what the request says of itself (scheme and {@code Host}). Headers
 * of proxies ({@code X-Forwarded-*}, {@code Forwarded}) do not count: anyone can send them. A resource method takes it as
 * {@code @Context PublicAddress address}.
 *
 * @param base http or https, with a host and no path
 */
public record PublicAddress(URI base) {

    static final String PROPERTY = PublicAddress.class.getName();

    /** Of the request that a filter works on. */
    public static PublicAddress of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof PublicAddress address
                ? address
                : new PublicAddress(request.getUriInfo().getBaseUri());
    }

    /**
     * The full address of a path of this server.
     *
     * @param path starts with a slash; may have a query
     */
    public URI resolve(String path) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }

    /** Whether people come by https, so that a cookie may be {@code Secure}. */
    public boolean secure() {
        return "https".equalsIgnoreCase(base.getScheme());
    }

    /** As browsers write it in an {@code Origin} header: lower case, without a port that goes without saying (RFC 6454, 6.1). */
    public String origin() {
        return origin(String.valueOf(base.getScheme()), String.valueOf(base.getRawAuthority()));
    }

    /** The origin of the same host when it speaks https. */
    public String originByHttps() {
        return origin("https", String.valueOf(base.getRawAuthority()));
    }

    private static String origin(String scheme, String authority) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        String usual = lower.equals("https") ? ":443" : ":80";
        return lower + "://" + (host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host);
    }
}
