package io.lineflame.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose profiles a request is about: the header {@code X-Scope-OrgID}, on {@code /api/v1} also the query parameter {@code tenant}. A resource method takes
 * it as {@code @Context Tenant tenant}.
 */
public record Tenant(String id) {

    public static final Tenant DEFAULT = new Tenant("default");
    public static final String HEADER = "X-Scope-OrgID";
    static final String PARAMETER = "tenant";
    private static final String BOUND = Tenant.class.getName() + ".bound";
    private static final int MAX_LENGTH = 150;
    /** What Grafana's backends allow, so that a tenant has one name everywhere. */
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9!_.*'()-]+");

    /** Whether a tenant can have this name. */
    public static boolean isName(String text) {
        return text.length() <= MAX_LENGTH && ALLOWED.matcher(text).matches() && !text.matches("[.]{1,2}");
    }

    /** Makes a request one of this tenant, whose token it shows; one that names another tenant is refused then. */
    public static void bind(ContainerRequestContext request, String tenant) {
        request.setProperty(BOUND, tenant);
    }

    /** The tenant whose token a request shows; empty when it shows none that has one. */
    static Optional<String> bound(ContainerRequestContext request) {
        return Optional.ofNullable(request.getProperty(BOUND)).map(Object::toString);
    }

    /** Throws {@link ProblemException} 400 when the name cannot be one. */
    static Tenant parse(String text) {
        if (!isName(text)) {
            throw ProblemException.invalidRequest(String.format(
                    Locale.ROOT,
                    "The tenant's name needs 1 to %d of the letters, digits and ! - _ . * ' ( ), and is not . or ..",
                    MAX_LENGTH));
        }
        return new Tenant(text);
    }
}
