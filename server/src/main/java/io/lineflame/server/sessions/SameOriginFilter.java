package io.lineflame.server.sessions;

import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.PublicAddress;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses calls that change something and that another site's page made a browser send. Browsers say where a
 * request comes from in {@code Origin} (RFC 6454) and {@code Sec-Fetch-Site} (Fetch Metadata), which no page can change. A program
 * that sends neither is let through, unless it brings a session: then it is an old browser, and nobody can tell.
 */
final class SameOriginFilter implements ContainerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    @Override
    public void filter(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        @Nullable String origin = request.getHeaderString("Origin");
        @Nullable String site = request.getHeaderString("Sec-Fetch-Site");
        if (origin == null && site == null && SessionCookie.isAmong(request.getCookies())) {
            throw refusal("It brings a session, and no header says which site it comes from.");
        }
        if (site != null && !OWN_SITES.contains(site)) {
            throw refusal("Its Sec-Fetch-Site is not same-origin.");
        }
        if (origin != null && !isOwn(origin, request)) {
            throw refusal("Its Origin is not " + PublicAddress.of(request).origin()
                    + "; if that is not the address people use, whoever runs this server sets LINEFLAME_PUBLIC_URL.");
        }
    }

    /**
     * The configured address; else the host that was asked, by https too, for a proxy may speak it in our place. Of the configured host
     * only the configured scheme counts: anybody between can write a page that comes by http.
     */
    private static boolean isOwn(String origin, ContainerRequestContext request) {
        PublicAddress people = PublicAddress.of(request);
        PublicAddress asked = new PublicAddress(request.getUriInfo().getBaseUri());
        if (people.secure() && people.originByHttps().equals(asked.originByHttps())) {
            return origin.equals(people.origin());
        }
        return origin.equals(people.origin()) || origin.equals(asked.origin()) || origin.equals(asked.originByHttps());
    }

    private static ProblemException refusal(String reason) {
        return new ProblemException(
                SessionProblems.CROSS_ORIGIN,
                "The request changes something, and it does not come from a page of this server. " + reason);
    }
}
