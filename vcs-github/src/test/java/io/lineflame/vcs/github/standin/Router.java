package io.lineflame.vcs.github.standin;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the route of a request. The first one that fits answers. */
final class Router {

    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)(\\*?)}");

    private final List<Route> routes = new ArrayList<>();

    /** Answers one request. */
    interface Handler {
        Answer answer(Call call) throws IOException;
    }

    private record Route(String method, Pattern pattern, List<String> names, Handler handler) {}

    /**
     * @param template {@code /repos/{owner}/{repo}}: a hole takes one part of the path; with a star
     *     the rest of it, slashes too
     */
    Router on(String method, String template, Handler handler) {
        List<String> names =
                HOLE.matcher(template).results().map(hole -> hole.group(1)).toList();
        String pattern = HOLE.matcher(template.replace(".", "\\.")).replaceAll(hole -> hole(hole));
        routes.add(new Route(method, Pattern.compile(pattern), names, handler));
        return this;
    }

    /** Adds the other's routes behind one's own. */
    void include(Router other) {
        routes.addAll(other.routes);
    }

    Optional<Answer> answer(Call call) throws IOException {
        for (Route route : routes) {
            Matcher matcher = route.pattern().matcher(call.path());
            if (route.method().equals(call.method()) && matcher.matches()) {
                Map<String, String> taken = new HashMap<>();
                for (int i = 0; i < route.names().size(); i++) {
                    taken.put(route.names().get(i), decode(matcher.group(i + 1)));
                }
                return Optional.of(route.handler().answer(call.withMore(taken)));
            }
        }
        return Optional.empty();
    }

    private static String hole(MatchResult hole) {
        return hole.group(2).isEmpty() ? "([^/]+)" : "(.*)";
    }

    /** A plus is a plus in a path. */
    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Percent-encodes what does not belong in a path; slashes stay. */
    static String encode(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
