package io.lineflame.server.http;

import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;

/** Headers of every answer: nothing is guessed, nothing is framed, nothing of the address leaks, and pages run only their own scripts. */
final class SecurityHeaders {

    /**
     * No inline script and no inline style: the pages come as files. Images may be {@code data:} (icons in the style sheet) and pictures of
     * accounts, from where the configured code hosts keep them. Nothing else is loaded from or sent to another origin.
     */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:%s",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private final String contentSecurityPolicy;

    @Inject
    SecurityHeaders(List<VcsHost> hosts) {
        String pictures = hosts.stream()
                .flatMap(host -> host.pictureOrigins().stream())
                .map(url -> " " + new PublicAddress(url).origin())
                .distinct()
                .sorted()
                .collect(Collectors.joining());
        this.contentSecurityPolicy = String.format(Locale.ROOT, CONTENT_SECURITY_POLICY, pictures);
    }

    void put(HttpFields.Mutable headers) {
        headers.put("Content-Security-Policy", contentSecurityPolicy);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
    }
}
