package io.lineflame.server.http;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whose profiles a request is about: the header {@code X-Scope-OrgID}, on {@code /api/v1} also the query parameter {@code tenant}. A resource method takes
 * it as {@code @Context Tenant tenant}.
 */
public record Tenant(String id) {

    public static final Tenant DEFAULT = new Tenant("default");
    public static final String HEADER = "X-Scope-OrgID";
    static final String PARAMETER = "tenant";
    private static final int MAX_LENGTH = 150;
    /** What Grafana's backends allow, so that a tenant has one name everywhere. */
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9!_.*'()-]+");

    /** Throws {@link ProblemException} 400 when the name cannot be one. */
    static Tenant parse(String text) {
        if (text.length() > MAX_LENGTH || !ALLOWED.matcher(text).matches() || text.matches("[.]{1,2}")) {
            throw ProblemException.invalidRequest(String.format(
                    Locale.ROOT,
                    "The tenant's name needs 1 to %d of the letters, digits and ! - _ . * ' ( ), and is not . or ..",
                    MAX_LENGTH));
        }
        return new Tenant(text);
    }
}
